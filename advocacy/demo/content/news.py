"""The news of the network. All of it is invented."""

from advocacy.demo.content.news_campaign import LETTERS_FROM_HOME, SPRING_BUS
from advocacy.demo.content.shapes import Article, Ask, Bullets, Heading, Prose, Quote, Teaser
from advocacy.demo.words import Words

INDEX_TITLE = Words(en="News", ko="소식", es="Noticias")
INDEX_INTRO = Words(
    en="What the five groups are doing, in their own words. All of it is made up for this demonstration.",
    ko="다섯 단체가 하는 일을 직접 전합니다. 모두 시연을 위해 지어낸 소식입니다.",
    es="Lo que hacen los cinco grupos, en sus propias palabras. Todo se inventó para esta demostración.",
)
AUTHOR = Words(en="Maru Network", ko="마루 네트워크", es="Red Maru")

ROSEWOOD = Article(
    slug="rosewood-answers",
    days_ago=9,
    title=Words(
        en="Rosewood County will answer in our languages",
        ko="로즈우드 카운티가 우리말로 대답합니다",
        es="El condado de Rosewood responderá en nuestros idiomas",
    ),
    lead=Words(
        en="The board voted late on a Tuesday. The children had fallen asleep on the coats.",
        ko="화요일 늦은 밤, 위원회가 표결했습니다. 아이들은 외투 더미 위에서 잠들어 있었습니다.",
        es="La junta votó un martes, ya tarde. Los niños se habían dormido sobre los abrigos.",
    ),
    body=(
        Prose(
            (
                Words(
                    en="For three hours members went to the microphone, two by two: one to speak, one to interpret. "
                    "It was not planned as a lesson, but by the end the board had heard how much is lost when the "
                    "second chair is empty.",
                    ko="세 시간 동안 회원들이 둘씩 마이크 앞에 섰습니다. 한 사람은 말하고, 한 사람은 통역했습니다. "
                    "보여 주려고 그런 것은 아니었지만, 끝날 무렵 위원들은 통역 자리가 비면 얼마나 많은 말을 "
                    "놓치는지 알게 되었습니다.",
                    es="Durante tres horas los miembros pasaron al micrófono de dos en dos: uno hablaba, otro "
                    "interpretaba. No se planeó como lección, pero al final la junta había oído cuánto se pierde "
                    "cuando la segunda silla está vacía.",
                ),
                Words(
                    en="The vote means an interpreter at every counter, in person or by telephone, and letters in "
                    "the language that a household chose. Children will not be asked to interpret again.",
                    ko="이번 결정으로 모든 창구에서 직접 또는 전화로 통역을 받을 수 있고, 편지는 가정이 고른 언어로 "
                    "옵니다. 아이들에게 통역을 맡기는 일도 더는 없습니다.",
                    es="El voto significa un intérprete en cada ventanilla, en persona o por teléfono, y cartas en "
                    "el idioma que elija el hogar. No se volverá a pedir a los niños que interpreten.",
                ),
            )
        ),
        Quote(
            Words(
                en="I voted for it because of the boy who carried his grandmother’s folder.",
                ko="할머니의 서류철을 들고 온 그 아이 때문에 찬성했습니다.",
                es="Voté a favor por el niño que le llevaba la carpeta a su abuela.",
            ),
            Words(en="A member of the board", ko="한 위원", es="Un miembro de la junta"),
        ),
        Ask(
            Words(en="How it was done", ko="어떻게 해냈을까요", es="Cómo se hizo"),
            Words(
                en="The whole story, from the clinic to the vote.",
                ko="진료소에서 표결까지, 처음부터 끝까지 적었습니다.",
                es="La historia completa, de la clínica al voto.",
            ),
            Words(en="Read the campaign", ko="캠페인 읽기", es="Leer la campaña"),
            "language-access",
        ),
    ),
)

VISIT = Article(
    slug="visit-your-representative",
    days_ago=23,
    title=Words(
        en="A page to take along when you visit your representative",
        ko="의원 사무실에 갈 때 챙겨 갈 한 장",
        es="Una hoja para llevar cuando visite a su representante",
    ),
    lead=Words(
        en="You do not need to be a citizen to walk in, and you do not need good English to be heard.",
        ko="시민권이 없어도 들어갈 수 있고, 영어를 잘하지 못해도 이야기할 수 있습니다.",
        es="No hace falta ser ciudadano para entrar, ni hablar buen inglés para que lo escuchen.",
    ),
    body=(
        Prose(
            (
                Words(
                    en="Mr. Park, who goes on the first Monday of every month, wrote down for us what he has learned.",
                    ko="매달 첫째 월요일마다 찾아가시는 박 할아버지가, 그동안 배운 것을 적어 주셨습니다.",
                    es="El señor Park, que va el primer lunes de cada mes, nos escribió lo que ha aprendido.",
                ),
                Heading(Words(en="Before you go", ko="가기 전에", es="Antes de ir")),
                Bullets(
                    (
                        Words(
                            en="Go with somebody. One talks, one writes down who said what.",
                            ko="혼자 가지 마세요. 한 사람은 말하고, 한 사람은 누가 무슨 말을 했는지 적습니다.",
                            es="Vaya con alguien. Una persona habla, otra anota quién dijo qué.",
                        ),
                        Words(
                            en="Ask for an interpreter when you call for a time. Bring one in any case.",
                            ko="약속을 잡을 때 통역을 부탁하세요. 그래도 통역할 분을 모시고 가세요.",
                            es="Pida un intérprete cuando llame para la cita. De todos modos, lleve uno.",
                        ),
                        Words(
                            en="Nobody has to say anything about their papers, their own or anybody else’s.",
                            ko="자기 신분도, 다른 사람의 신분도 말할 필요가 없습니다.",
                            es="Nadie tiene que hablar de sus papeles, ni de los de otra persona.",
                        ),
                    )
                ),
                Heading(Words(en="While you are there", ko="가서는", es="Ya en la oficina")),
                Bullets(
                    (
                        Words(
                            en="Tell one story, your own, and stop. Silence is when the other side begins to think.",
                            ko="자기 이야기를 하나만 하고 멈추세요. 조용해질 때 상대가 생각하기 시작합니다.",
                            es="Cuente una historia, la suya, y calle. En el silencio la otra persona empieza a "
                            "pensar.",
                        ),
                        Words(
                            en="Ask one question that can be answered with yes or no, and write down the answer.",
                            ko="예, 아니요로 대답할 수 있는 질문을 하나 하고, 답을 적으세요.",
                            es="Haga una pregunta que se conteste con sí o no, y anote la respuesta.",
                        ),
                        Words(
                            en="Thank the person at the front desk by name. You will be back.",
                            ko="안내 창구 직원의 이름을 부르며 고맙다고 하세요. 다시 올 테니까요.",
                            es="Agradezca por su nombre a quien lo recibe. Usted va a volver.",
                        ),
                    )
                ),
            )
        ),
        Teaser("mr-park-signs-in-ink"),
    ),
)

ARTICLES = (SPRING_BUS, ROSEWOOD, VISIT, LETTERS_FROM_HOME)
