"""The petition of *Citizenship for All*, with the comments that its invented signers left."""

from advocacy.demo.content.shapes import Bullets, Heading, Prose
from advocacy.demo.words import Words

INTERNAL_NAME = "Citizenship for All"
TARGETS = "the United States Congress"

TITLE = Words(
    en="Ask Congress for a road to citizenship",
    ko="의회에 시민권의 길을 열어 달라고 요청해 주세요",
    es="Pida al Congreso un camino a la ciudadanía",
)
ASK = Words(
    en="Congress should open one fair road to citizenship, and leave nobody out. Add your name to ours.",
    ko="의회는 누구도 빠지지 않는 공정한 시민권의 길을 열어야 합니다. 여러분의 이름을 보태 주세요.",
    es="El Congreso debe abrir un camino justo a la ciudadanía, sin dejar a nadie fuera. Sume su nombre a los "
    "nuestros.",
)
ELIGIBILITY = Words(
    en="You do not need to be a citizen to sign, and we never ask about papers.",
    ko="시민권이 없어도 서명할 수 있습니다. 체류 신분은 절대 묻지 않습니다.",
    es="No hace falta ser ciudadano para firmar, y nunca preguntamos por papeles.",
)
BUTTON = Words(en="Add my name", ko="내 이름 보태기", es="Sumar mi nombre")
SHARE_WORDS = Words(
    en="I have just asked Congress for citizenship for all. Will you sign, too?",
    ko="저는 방금 모두를 위한 시민권을 의회에 요청했어요. 함께 서명해 주실래요?",
    es="Acabo de pedirle al Congreso ciudadanía para todos. ¿Firma usted también?",
)
DESCRIPTION = Words(
    en="Sign the petition to Congress for a road to citizenship that leaves nobody out. You do not need to be a "
    "citizen.",
    ko="누구도 빠지지 않는 시민권의 길을 위해 의회 청원에 서명해 주세요. 시민권이 없어도 됩니다.",
    es="Firme la petición al Congreso por un camino a la ciudadanía que no deje a nadie fuera. No hace falta ser "
    "ciudadano.",
)
LETTER = Prose(
    (
        Heading(Words(en="To the members of Congress", ko="연방 의회 의원님들께", es="A los miembros del Congreso")),
        Words(
            en="Our neighbors have cooked, built, nursed, studied and paid their way in this country, many of them "
            "for most of their lives. The law gives them no line to stand in. We ask you to write one.",
            ko="우리 이웃들은 이 나라에서 음식을 만들고, 집을 짓고, 아픈 이를 돌보고, 공부하며 제 몫을 다해 "
            "왔습니다. 평생 가까운 세월을 그렇게 살아온 분도 많습니다. 그런데 법에는 그분들이 설 줄이 없습니다. 그 "
            "줄을 만들어 주십시오.",
            es="Nuestros vecinos han cocinado, construido, cuidado, estudiado y pagado lo suyo en este país, muchos "
            "de ellos casi toda la vida. La ley no les ofrece ninguna fila donde formarse. Les pedimos que la creen.",
        ),
        Words(
            en="Pass a law that:",
            ko="다음과 같은 법을 통과시켜 주십시오.",
            es="Aprueben una ley que:",
        ),
        Bullets(
            (
                Words(
                    en="opens a clear road to citizenship to everyone who has made a home here;",
                    ko="이곳에서 삶을 일군 모두에게 시민권을 얻는 분명한 길을 여는 법",
                    es="abra un camino claro a la ciudadanía a toda persona que haya hecho aquí su hogar;",
                ),
                Words(
                    en="keeps families together;",
                    ko="가족이 헤어지지 않게 하는 법",
                    es="mantenga unidas a las familias;",
                ),
                Words(
                    en="asks fees that working people can pay;",
                    ko="일하는 사람이 감당할 수 있는 수수료를 정하는 법",
                    es="cobre cuotas que la gente trabajadora pueda pagar;",
                ),
                Words(
                    en="leaves nobody out.",
                    ko="누구도 빠뜨리지 않는 법",
                    es="no deje a nadie fuera.",
                ),
            )
        ),
        Words(
            en="We will come to Washington in the spring to hand you these names ourselves.",
            ko="봄이 되면 저희가 워싱턴에 가서 이 이름들을 직접 전해 드리겠습니다.",
            es="En primavera iremos a Washington a entregarles estos nombres en persona.",
        ),
    )
)
THANKS_TITLE = Words(
    en="Thank you for standing with us",
    ko="함께해 주셔서 고맙습니다",
    es="Gracias por estar con nosotros",
)
THANKS_TEXT = Words(
    en="Once that is done, tell one person who would sign, too: names travel best from friend to friend.",
    ko="서명할 만한 분이 떠오르시면 한 분께만 전해 주세요. 이름은 친구에서 친구로 이어질 때 가장 멀리 갑니다.",
    es="Después, cuénteselo a una persona que también firmaría: los nombres viajan mejor de amigo en amigo.",
)
NEXT_TITLE = Words(en="Now meet Soon-hee", ko="이제 순희 씨를 만나 보세요", es="Ahora conozca a Soon-hee")
NEXT_TEXT = Words(
    en="She has fitted half the brides in the neighborhood, and cannot vote. Her story takes two minutes to read.",
    ko="동네 신부 절반의 드레스를 지었지만 투표는 할 수 없는 분입니다. 읽는 데 2분이면 됩니다.",
    es="Ha vestido a la mitad de las novias del barrio y no puede votar. Su historia se lee en dos minutos.",
)
NEXT_LABEL = Words(en="Read her story", ko="이야기 읽기", es="Leer su historia")
NEWS_WORDING = Words(
    en="Send me news of this campaign by e-mail, about once a month. I can stop it at any time.",
    ko="이 캠페인 소식을 한 달에 한 번쯤 이메일로 받겠습니다. 언제든 그만 받을 수 있습니다.",
    es="Quiero recibir noticias de esta campaña por correo, más o menos una vez al mes. Puedo dejar de recibirlas "
    "cuando quiera.",
)

COMMENTS = {
    "en": (
        "For my parents, who are too tired to be angry.",
        "My church signed together after the service.",
        "I became a citizen two years ago. The door should stay open behind me.",
        "My best friend cannot visit her grandmother. That is not a country being careful, that is a country being "
        "unkind.",
        "I teach second grade. All of my students are my students.",
        "Thank you for asking in Korean, so my mother could sign by herself.",
    ),
    "ko": (
        "우리 어머니를 위해 서명합니다.",
        "이민 온 지 삼십 년입니다. 이제는 마음 편히 살고 싶습니다.",
        "손자들에게 떳떳한 나라를 물려주고 싶습니다.",
        "교회 식구들과 함께 서명했습니다. 힘내세요.",
        "저는 시민권자입니다. 친구들도 그렇게 되기를 바랍니다.",
    ),
    "es": (
        "Por mi mamá, que lleva veinte años esperando.",
        "Mis hijos nacieron aquí. Yo también quiero quedarme.",
        "Trabajo de noche limpiando oficinas. Firmo por todas mis compañeras.",
        "Gracias por preguntarnos en nuestro idioma.",
    ),
}
UNKIND_COMMENT = "Buy followers cheap, best price for petitions"
