"""About the network."""

from advocacy.demo.content.campaign import PARTNERS
from advocacy.demo.content.shapes import Ask, Heading, Prose, Questions
from advocacy.demo.words import Words

SLUG = "about"
TITLE = Words(en="About us", ko="우리는 누구인가", es="Quiénes somos")
LEAD = Words(
    en="Five community groups, one small national office, and a great many people who bring food.",
    ko="다섯 지역 단체와 작은 전국 사무국, 그리고 음식을 들고 오는 아주 많은 사람들입니다.",
    es="Cinco grupos comunitarios, una pequeña oficina nacional y muchísima gente que lleva comida.",
)
BODY = (
    Prose(
        (
            Words(
                en="Maru Network is not real. It was made up to show what this software does for a network like it. "
                "The work it describes, though, is done every day by community groups all over the country.",
                ko="마루 네트워크는 실제 단체가 아닙니다. 이런 네트워크에서 이 소프트웨어를 어떻게 쓰는지 보여 "
                "드리려고 지어냈습니다. 그렇지만 여기에 적힌 일들은 전국의 커뮤니티 단체들이 날마다 하고 있는 "
                "일입니다.",
                es="La Red Maru no existe. Se inventó para mostrar lo que este programa hace por una red así. Pero "
                "el trabajo que aquí se describe lo hacen a diario grupos comunitarios de todo el país.",
            ),
            Heading(Words(en="What we do", ko="우리가 하는 일", es="Qué hacemos")),
            Words(
                en="We read letters together, fill in forms together and wait together. We teach English in the "
                "morning and Korean in the evening. We register those who can vote, and carry the words of those "
                "who cannot.",
                ko="함께 편지를 읽고, 함께 서류를 쓰고, 함께 기다립니다. 아침에는 영어를, 저녁에는 한국어를 "
                "가르칩니다. 투표할 수 있는 분의 등록을 돕고, 투표할 수 없는 분의 말을 대신 전합니다.",
                es="Leemos cartas juntos, llenamos formularios juntos y esperamos juntos. Enseñamos inglés por la "
                "mañana y coreano por la noche. Registramos a quienes pueden votar y llevamos la voz de quienes no "
                "pueden.",
            ),
            Heading(Words(en="How we decide", ko="어떻게 정하나요", es="Cómo decidimos")),
            Words(
                en="Each group sends one elder, one young person and one worker to the national table. They decide "
                "what we ask for. The national office writes it down and finds the bus.",
                ko="단체마다 어르신 한 분, 청년 한 명, 일하는 사람 한 명을 전국 모임에 보냅니다. 무엇을 요청할지는 "
                "그분들이 정합니다. 전국 사무국은 그것을 받아 적고 버스를 구합니다.",
                es="Cada grupo envía a la mesa nacional a una persona mayor, una joven y una trabajadora. Ellas "
                "deciden qué pedimos. La oficina nacional lo escribe y consigue el autobús.",
            ),
        )
    ),
    PARTNERS,
    Questions(
        (
            (
                Words(
                    en="Do you give legal advice?",
                    ko="법률 상담을 해 주나요?",
                    es="¿Dan asesoría legal?",
                ),
                Words(
                    en="No. We help you find a lawyer whom you can check, and we go with you. Be careful with "
                    "anybody who promises papers.",
                    ko="아니요. 믿을 수 있는지 확인할 수 있는 변호사를 함께 찾고, 같이 가 드립니다. 서류를 장담하는 "
                    "사람은 조심하세요.",
                    es="No. Le ayudamos a encontrar un abogado a quien pueda verificar y lo acompañamos. Cuídese de "
                    "quien le prometa papeles.",
                ),
            ),
            (
                Words(
                    en="Do I have to be Korean?",
                    ko="한국 사람이어야 하나요?",
                    es="¿Tengo que ser coreano?",
                ),
                Words(
                    en="No. You have to like sitting on the floor, and even that is negotiable.",
                    ko="아닙니다. 마루에 앉는 것만 좋아하시면 됩니다. 의자도 있습니다.",
                    es="No. Solo hace falta que le guste sentarse en el suelo, y hasta eso se puede conversar.",
                ),
            ),
        )
    ),
    Ask(
        Words(en="Sit down with us", ko="함께 앉아요", es="Siéntese con nosotros"),
        Words(
            en="The first thing to do takes less than a minute.",
            ko="첫걸음은 1분이면 됩니다.",
            es="Lo primero toma menos de un minuto.",
        ),
        Words(en="Sign the petition", ko="청원에 서명하기", es="Firmar la petición"),
        "citizenship-for-all/sign",
    ),
)
