"""News of the campaign *Citizenship for All*, invented."""

from advocacy.demo.content.shapes import Article, Ask, Bar, Heading, Prose, Quote, Teaser
from advocacy.demo.words import Words

SPRING_BUS = Article(
    slug="a-bus-in-spring",
    days_ago=2,
    title=Words(
        en="A bus in spring, and who will be on it",
        ko="봄에 떠날 버스, 그리고 함께 탈 사람들",
        es="Un autobús en primavera, y quiénes irán en él",
    ),
    lead=Words(
        en="We will carry your names to Washington when the cherry trees are out. The elders have asked for the "
        "front seats.",
        ko="벚꽃이 필 무렵 여러분의 이름을 싣고 워싱턴으로 갑니다. 앞자리는 어르신들이 맡아 두셨습니다.",
        es="Llevaremos sus nombres a Washington cuando florezcan los cerezos. Las personas mayores pidieron los "
        "asientos de adelante.",
    ),
    body=(
        Prose(
            (
                Words(
                    en="There will be five buses, in fact, one from each of our groups. They leave in the dark and "
                    "meet for breakfast at a rest stop in Maryland, where the Texans, who will have come the "
                    "longest way, choose the music.",
                    ko="사실 버스는 다섯 대입니다. 단체마다 한 대씩, 어두울 때 떠나 메릴랜드의 휴게소에서 만나 "
                    "아침을 먹습니다. 음악은 가장 먼 길을 오는 텍사스 분들이 고르기로 했습니다.",
                    es="En realidad serán cinco autobuses, uno por cada grupo. Saldrán de noche y se encontrarán a "
                    "desayunar en un paradero de Maryland, donde los de Texas, que vienen de más lejos, elegirán la "
                    "música.",
                ),
                Words(
                    en="The names travel in a chest that Soon-hee has lined with scraps from her wedding dresses. "
                    "Every name is printed as it was written, in the script in which it was written.",
                    ko="이름은 순희 씨가 웨딩드레스 자투리로 안을 댄 함에 담아 갑니다. 이름은 모두 적어 주신 글자 "
                    "그대로 인쇄합니다.",
                    es="Los nombres viajan en un baúl que Soon-hee forró con retazos de sus vestidos de novia. Cada "
                    "nombre va impreso como se escribió, en la escritura en que se escribió.",
                ),
                Heading(Words(en="Those who cannot come", ko="함께 가지 못하는 분들께", es="Quienes no puedan ir")),
                Words(
                    en="For some of us a long road is a risk. Nobody has to explain. Stay, cook, watch the "
                    "children, keep the telephone; it is the same journey.",
                    ko="먼 길이 위험한 분들도 있습니다. 까닭을 말하지 않으셔도 됩니다. 남아서 밥을 짓고, 아이들을 "
                    "보고, 전화를 지켜 주세요. 그것도 같은 길입니다.",
                    es="Para algunos, un camino largo es un riesgo. Nadie tiene que explicarlo. Quédese, cocine, "
                    "cuide a los niños, atienda el teléfono; es el mismo viaje.",
                ),
            )
        ),
        Teaser("the-sewing-room"),
        Ask(
            Words(
                en="Is your name in the chest?",
                ko="여러분의 이름도 함에 담겼나요?",
                es="¿Ya está su nombre en el baúl?",
            ),
            Words(
                en="It takes less than a minute to put it there.",
                ko="1분이면 담을 수 있습니다.",
                es="Ponerlo toma menos de un minuto.",
            ),
            Words(en="Sign the petition", ko="청원에 서명하기", es="Firmar la petición"),
            "citizenship-for-all/sign",
        ),
    ),
)

LETTERS_FROM_HOME = Article(
    slug="what-the-kitchen-tables-said",
    days_ago=41,
    title=Words(
        en="What the kitchen tables said",
        ko="부엌 식탁에서 들은 이야기",
        es="Lo que dijeron las mesas de cocina",
    ),
    lead=Words(
        en="Before we asked Congress for anything, we asked each other. It took a winter.",
        ko="의회에 무엇을 요청하기 전에 먼저 서로에게 물었습니다. 꼬박 한겨울이 걸렸습니다.",
        es="Antes de pedirle algo al Congreso, nos preguntamos unos a otros. Nos llevó un invierno.",
    ),
    body=(
        Prose(
            (
                Words(
                    en="The rule was simple: somebody cooks, everybody speaks, one person writes. The question was "
                    "always the same. What would you do first, if you could stay?",
                    ko="규칙은 간단했습니다. 한 사람은 요리하고, 모두가 말하고, 한 사람은 적습니다. 질문은 언제나 "
                    "같았습니다. 마음 놓고 머물 수 있다면 무엇부터 하시겠어요?",
                    es="La regla era sencilla: alguien cocina, todos hablan, una persona escribe. La pregunta era "
                    "siempre la misma: ¿qué haría primero, si pudiera quedarse?",
                ),
                Words(
                    en="Visit my mother, people said. Visit my mother’s grave. Fly to a wedding. Finish school. "
                    "Call the police about the man downstairs. Open the shop under my own name. Sleep.",
                    ko="어머니를 뵈러 가겠다고 했습니다. 어머니 산소에 가겠다고도 했습니다. 비행기를 타고 결혼식에 "
                    "가고, 학교를 마치고, 아래층 남자를 경찰에 신고하고, 내 이름으로 가게를 열고 싶다고 했습니다. "
                    "그리고 푹 자고 싶다고 했습니다.",
                    es="Visitar a mi mamá, decían. Visitar la tumba de mi mamá. Volar a una boda. Terminar la "
                    "escuela. Llamar a la policía por el señor de abajo. Abrir el negocio a mi nombre. Dormir.",
                ),
            )
        ),
        Quote(
            Words(
                en="I would put my name on the mailbox.",
                ko="우편함에 제 이름을 써 붙일 거예요.",
                es="Pondría mi nombre en el buzón.",
            ),
            Words(en="A mother in Illinois", ko="일리노이의 한 어머니", es="Una mamá de Illinois"),
        ),
        Prose(
            (
                Words(
                    en="Nobody said: I would ask for something that is not mine. We put all of the sheets on the "
                    "floor and looked for the sentence that was in every one of them. That sentence became the "
                    "petition.",
                    ko="내 것이 아닌 것을 달라는 사람은 없었습니다. 모은 종이를 마루에 모두 펼쳐 놓고, 어느 "
                    "종이에나 있는 한 문장을 찾았습니다. 그 문장이 청원이 되었습니다.",
                    es="Nadie dijo: pediría algo que no es mío. Pusimos todas las hojas en el suelo y buscamos la "
                    "frase que estaba en cada una. Esa frase se volvió la petición.",
                ),
            )
        ),
        Bar("citizenship-for-all/sign"),
    ),
)
