"""A petition that was won: county offices answer in the languages of those who live there. All of it is invented."""

from advocacy.demo.content.shapes import Bullets, Prose, Quote
from advocacy.demo.words import Words

SLUG = "language-access"
INTERNAL_NAME = "Rosewood County: answers in our languages"
TARGETS = "the Rosewood County Board"

TITLE = Words(
    en="Answers in our languages",
    ko="우리말로 대답하는 관청",
    es="Respuestas en nuestros idiomas",
)
LEAD = Words(
    en="A county office is no help if you cannot understand it. Rosewood County’s members asked for interpreters, "
    "and got them.",
    ko="알아들을 수 없는 관청은 도움이 되지 않습니다. 로즈우드 카운티 회원들은 통역을 요청했고, 이루어 냈습니다.",
    es="Una oficina del condado no sirve si no se le entiende. Los miembros del condado de Rosewood pidieron "
    "intérpretes, y los consiguieron.",
)
DESCRIPTION = Words(
    en="How neighbors in Rosewood County won interpreters at every counter. A campaign made up for this demonstration.",
    ko="로즈우드 카운티 이웃들이 모든 창구에 통역을 두게 한 이야기입니다. 시연을 위해 지어낸 캠페인입니다.",
    es="Cómo los vecinos del condado de Rosewood lograron intérpretes en cada ventanilla. Una campaña inventada "
    "para esta demostración.",
)
STORY = (
    Prose(
        (
            Words(
                en="It took one sentence to turn Mrs. Oh away from the county clinic: come back with somebody who "
                "speaks English. Her grandson missed a morning of school to be that somebody. He is nine. He had to "
                "tell her what the doctor found.",
                ko="“영어 하는 사람과 다시 오세요.” 오 할머니가 카운티 진료소에서 돌아서는 데는 그 한마디면 "
                "충분했습니다. 아홉 살 손자가 학교를 반나절 빠지고 통역을 했습니다. 의사가 찾아낸 병을 할머니께 "
                "알려 드린 것도 그 아이였습니다.",
                es="Bastó una frase para que la señora Oh se fuera de la clínica del condado: vuelva con alguien "
                "que hable inglés. Su nieto perdió una mañana de escuela para ser ese alguien. Tiene nueve años. Le "
                "tocó decirle lo que halló la doctora.",
            ),
            Words(
                en="His mother wrote that down and read it to the county board. Then the next mother stood up, and "
                "the next. They asked for three things:",
                ko="아이 어머니는 그 일을 글로 써서 카운티 위원회 앞에서 읽었습니다. 그러자 다른 어머니가 일어났고, "
                "또 다른 어머니가 일어났습니다. 요청은 세 가지였습니다.",
                es="La mamá lo escribió y se lo leyó a la junta del condado. Después se levantó otra mamá, y otra. "
                "Pidieron tres cosas:",
            ),
            Bullets(
                (
                    Words(
                        en="an interpreter, in person or by telephone, at every counter;",
                        ko="모든 창구에 직접 또는 전화로 통역을 둘 것",
                        es="un intérprete, en persona o por teléfono, en cada ventanilla;",
                    ),
                    Words(
                        en="letters in the language that the household chose;",
                        ko="가정이 고른 언어로 편지를 보낼 것",
                        es="cartas en el idioma que el hogar haya elegido;",
                    ),
                    Words(
                        en="never again a child as an interpreter.",
                        ko="다시는 아이에게 통역을 시키지 말 것",
                        es="nunca más un niño como intérprete.",
                    ),
                )
            ),
        )
    ),
    Quote(
        Words(
            en="I want to hear about my own heart from somebody who is paid to tell me.",
            ko="내 심장 이야기는, 그 일로 월급 받는 사람한테 듣고 싶어요.",
            es="De mi corazón quiero que me hable alguien a quien le paguen por hacerlo.",
        ),
        Words(en="Mrs. Oh", ko="오 할머니", es="La señora Oh"),
        Words(en="Rosewood County", ko="로즈우드 카운티", es="Condado de Rosewood"),
    ),
)
INVENTED = Words(
    en="Rosewood County, and everything that happened there, is made up for this demonstration.",
    ko="로즈우드 카운티와 그곳에서 있었던 일은 모두 시연을 위해 지어낸 것입니다.",
    es="El condado de Rosewood, y todo lo que ahí pasó, se inventó para esta demostración.",
)

SIGN_TITLE = Words(
    en="An interpreter at every counter",
    ko="모든 창구에 통역을",
    es="Un intérprete en cada ventanilla",
)
SIGN_ASK = Words(
    en="We asked the Rosewood County Board to answer people in the languages that they speak.",
    ko="우리는 로즈우드 카운티 위원회에, 주민이 쓰는 말로 대답해 달라고 요청했습니다.",
    es="Pedimos a la junta del condado de Rosewood que responda a la gente en los idiomas que habla.",
)
SIGN_BODY = Prose(
    (
        Words(
            en="To the members of the board: please put an interpreter, in person or by telephone, at every counter "
            "of the county. Send letters in the language that a household chose. Do not ask children to interpret "
            "for their parents again.",
            ko="위원회 여러분께. 카운티의 모든 창구에 직접 또는 전화로 통역을 두어 주십시오. 편지는 각 가정이 고른 "
            "언어로 보내 주십시오. 다시는 아이들에게 부모의 통역을 시키지 말아 주십시오.",
            es="A los miembros de la junta: pongan un intérprete, en persona o por teléfono, en cada ventanilla del "
            "condado. Envíen las cartas en el idioma que el hogar haya elegido. No vuelvan a pedir a los niños que "
            "interpreten para sus padres.",
        ),
    )
)
CLOSED_TITLE = Words(en="We won", ko="우리가 이겼습니다", es="Ganamos")
NEXT_TITLE = Words(
    en="There is one more thing to ask for", ko="한 가지 더 요청할 일이 있습니다", es="Falta pedir una cosa más"
)
NEXT_TEXT = Words(
    en="Congress has not answered yet. Add your name for citizenship for all.",
    ko="의회는 아직 대답하지 않았습니다. 모두를 위한 시민권에 이름을 보태 주세요.",
    es="El Congreso aún no ha respondido. Sume su nombre por la ciudadanía para todos.",
)
NEXT_LABEL = Words(en="Read the petition", ko="청원 읽어 보기", es="Leer la petición")
OUTCOME = (
    Words(
        en="The board voted yes. Interpreters sit at the clinic and the housing counter now, and answer by "
        "telephone everywhere else. Mrs. Oh went back, alone, and came home with good news.",
        ko="위원회가 찬성했습니다. 이제 진료소와 주택 창구에는 통역이 앉아 있고, 다른 곳에서는 전화로 통역해 "
        "줍니다. 오 할머니는 혼자 다시 진료소에 가셨고, 좋은 소식을 듣고 돌아오셨습니다.",
        es="La junta votó que sí. Ahora hay intérpretes en la clínica y en la ventanilla de vivienda, y por "
        "teléfono en todas las demás. La señora Oh volvió, sola, y regresó a casa con buenas noticias.",
    ),
    Words(
        en="To everybody who signed, interpreted, brought rice cakes or sat through the meetings: thank you. It was "
        "your doing.",
        ko="서명하고, 통역하고, 떡을 나르고, 긴 회의를 끝까지 지켜 주신 모든 분께 감사드립니다. 여러분이 해내셨습니다.",
        es="A quienes firmaron, interpretaron, llevaron pastelitos de arroz o aguantaron las reuniones: gracias. Lo "
        "lograron ustedes.",
    ),
)
