"""The page for gifts: an hour with a lawyer, paid by those who can for those who need it."""

from advocacy.demo.content.shapes import Bullets, Heading, Prose, Questions, Quote
from advocacy.demo.words import Words

INTERNAL_NAME = "Hours with a lawyer"
PURPOSE = "Hours with an immigration lawyer"
FUND = "LEGAL"
SLUG = "give"
LEGAL_NAME = "Maru Network, Inc."
EIN = "00-0000000"
SIGNATORY = "Bo Kim, treasurer"
GOAL_CENTS = 2_500_000
ONCE, MONTHLY = [3_000, 6_000, 12_000, 25_000], [1_000, 2_000, 3_000, 6_000]
COLLECTED = (  # what was given on paper: from whom, in cash or by cheque, cents, days ago
    ("Harvest dinner, Annandale", "cash", 184_000, 44),
    ("Sunday collection, Flushing", "cash", 92_600, 31),
    ("The Sewing Room", "cheque", 120_000, 26),
    ("A family in Dallas", "cheque", 250_000, 18),
    ("Students' bake sale, Philadelphia", "cash", 41_850, 9),
    ("Rosewood tenants", "cheque", 60_000, 3),
)

TITLE = Words(en="Give an hour", ko="한 시간 후원하기", es="Done una hora")
ASK = Words(
    en="Sixty dollars pay for an hour with an immigration lawyer whom we have checked. Give one to a neighbor who "
    "cannot pay for it.",
    ko="60달러면 우리가 직접 확인한 이민 변호사와 한 시간을 상담할 수 있습니다. 그 비용을 낼 수 없는 이웃에게 한 "
    "시간을 선물해 주세요.",
    es="Sesenta dólares pagan una hora con un abogado de inmigración que hemos verificado. Regálesela a un vecino que "
    "no puede pagarla.",
)
DESCRIPTION = Words(
    en="Pay for an hour with an immigration lawyer for a neighbor. Once or every month, by card or from your bank.",
    ko="이웃을 위해 이민 변호사와의 한 시간을 후원해 주세요. 한 번만 또는 매달, 카드나 은행 계좌로 할 수 있습니다.",
    es="Pague una hora con un abogado de inmigración para un vecino. Una vez o cada mes, con tarjeta o desde su banco.",
)
BUTTON = Words(en="Give", ko="기부하기", es="Donar")
SHARE_WORDS = Words(
    en="I paid for an hour with a lawyer for a neighbor whom I do not know. Will you give one, too?",
    ko="얼굴도 모르는 이웃을 위해 변호사 상담 한 시간을 후원했어요. 함께해 주실래요?",
    es="Pagué una hora con un abogado para un vecino que no conozco. ¿Regala usted otra?",
)
WHY = Prose(
    (
        Heading(Words(en="What an hour does", ko="한 시간이 하는 일", es="Lo que hace una hora")),
        Words(
            en="Most people who come to our table are afraid of the wrong thing. They have paid somebody in a back "
            "room for a form that did not exist, or they have let a good chance pass because nobody told them of it. "
            "An hour with an honest lawyer puts that in order.",
            ko="우리 식탁을 찾는 분들은 대개 엉뚱한 것을 두려워합니다. 있지도 않은 서류 때문에 브로커에게 돈을 냈거나, "
            "아무도 알려 주지 않아 좋은 기회를 놓친 분들입니다. 정직한 변호사와 보내는 한 시간이 그것을 바로잡습니다.",
            es="La mayoría de quienes llegan a nuestra mesa le teme a lo que no es. Le pagó a alguien en un cuarto "
            "trasero por un formulario que no existía, o dejó pasar una buena oportunidad porque nadie se la contó. "
            "Una hora con un abogado honrado pone eso en orden.",
        ),
        Words(
            en="Your gift pays for three things:",
            ko="기부금은 세 가지에 쓰입니다.",
            es="Su donativo paga tres cosas:",
        ),
        Bullets(
            (
                Words(
                    en="the lawyer's hour, at the price that we have agreed on for everybody;",
                    ko="모두에게 같은 값으로 정해 둔 변호사 상담료",
                    es="la hora del abogado, al precio que acordamos para todos;",
                ),
                Words(
                    en="an interpreter who sits beside, and knows the words;",
                    ko="곁에 앉아 정확한 말로 옮겨 주는 통역",
                    es="un intérprete que se sienta al lado y conoce las palabras;",
                ),
                Words(
                    en="the fare home.",
                    ko="집으로 돌아가는 차비",
                    es="el pasaje de vuelta a casa.",
                ),
            )
        ),
    )
)
VOICE = Quote(
    Words(
        en="She read my letter twice and said: you were never in trouble. I slept that night.",
        ko="변호사님이 제 편지를 두 번 읽더니 문제 된 적이 한 번도 없다고 하셨어요. 그날 밤은 잠을 잤습니다.",
        es="Leyó mi carta dos veces y dijo: usted nunca estuvo en problemas. Esa noche dormí.",
    ),
    Words(en="A cook in Philadelphia", ko="필라델피아의 한 요리사", es="Un cocinero de Filadelfia"),
    Words(
        en="After one hour. Invented for this demonstration, as all our stories are",
        ko="한 시간 뒤에. 이곳의 모든 이야기처럼 시연을 위해 지어냈습니다",
        es="Después de una hora. Inventado para esta demostración, como todas nuestras historias",
    ),
)
QUESTIONS = Questions(
    (
        (
            Words(
                en="Who sees that I gave?",
                ko="제가 기부한 것을 누가 보나요?",
                es="¿Quién ve que doné?",
            ),
            Words(
                en="Our treasurer, and whoever you dedicate your gift to. We publish no names, and give none away.",
                ko="회계 담당자와, 선물로 헌정하신 경우 그 받는 분뿐입니다. 이름을 공개하지 않으며 누구에게도 넘기지 "
                "않습니다.",
                es="Nuestra tesorera y la persona a quien dedique su donativo. No publicamos nombres ni se los damos a "
                "nadie.",
            ),
        ),
        (
            Words(
                en="How do I stop a monthly gift?",
                ko="매달 하는 기부는 어떻게 그만두나요?",
                es="¿Cómo dejo de donar cada mes?",
            ),
            Words(
                en="Every receipt has a link with which you stop it. Nobody asks you why.",
                ko="영수증마다 그만둘 수 있는 링크가 들어 있습니다. 까닭은 묻지 않습니다.",
                es="Cada recibo trae un enlace para dejarlo. Nadie le pregunta por qué.",
            ),
        ),
        (
            Words(
                en="May I pay by check?",
                ko="수표로 내도 되나요?",
                es="¿Puedo pagar con cheque?",
            ),
            Words(
                en="Gladly. Bring it to any table on a Tuesday, or send it to the address below. You get the same "
                "receipt.",
                ko="물론입니다. 화요일에 가까운 식탁으로 가져오시거나 아래 주소로 보내 주세요. 똑같은 영수증을 "
                "드립니다.",
                es="Con gusto. Tráigalo un martes a cualquiera de nuestras mesas o envíelo a la dirección de abajo. "
                "Recibirá el mismo recibo.",
            ),
        ),
    )
)
THANKS_TITLE = Words(
    en="Thank you. Somebody will be heard",
    ko="고맙습니다. 덕분에 누군가의 이야기가 전해집니다",
    es="Gracias. Alguien será escuchado",
)
THANKS_TEXT = Words(
    en="When you pass our window on a Tuesday and the light is on, that is your hour.",
    ko="화요일 저녁, 우리 창에 불이 켜져 있다면 그것이 여러분의 한 시간입니다.",
    es="Si un martes pasa por nuestra ventana y ve la luz encendida, esa es su hora.",
)
NEXT_TITLE = Words(
    en="Put your name under the petition, too",
    ko="청원에도 이름을 올려 주세요",
    es="Firme también la petición",
)
NEXT_TEXT = Words(
    en="A lawyer can only work with the law there is. Ask Congress for a better one.",
    ko="변호사는 있는 법으로만 도울 수 있습니다. 더 나은 법을 의회에 요청해 주세요.",
    es="Un abogado solo puede trabajar con la ley que hay. Pida al Congreso una mejor.",
)
NEXT_LABEL = Words(en="Sign the petition", ko="청원에 서명하기", es="Firmar la petición")
