"""The letter of *Citizenship for All* to the House and the Senate, and the page that it is written on."""

from advocacy.demo.content.shapes import Heading, Prose, Questions
from advocacy.demo.words import Words

INTERNAL_NAME = "Citizenship for All: letters"
SLUG = "write"
ABOUT_US = "A network of Korean and Asian American community groups in five states."

TITLE = Words(
    en="Write to your members of Congress",
    ko="우리 지역 의원에게 편지를 써 주세요",
    es="Escriba a sus representantes en el Congreso",
)
ASK = Words(
    en="One representative and two senators speak for the place where you live. Tell them, in your name, to open a "
    "road to citizenship.",
    ko="여러분이 사는 곳을 대표하는 하원의원이 한 명, 상원의원이 두 명 있습니다. 시민권의 길을 열어 달라고 여러분의 "
    "이름으로 말해 주세요.",
    es="Un representante y dos senadores hablan por el lugar donde usted vive. Dígales, en su nombre, que abran un "
    "camino a la ciudadanía.",
)
DESCRIPTION = Words(
    en="Write to your representative and your senators in five minutes, in your own language beside the English.",
    ko="우리 지역 하원의원과 상원의원에게 5분이면 편지를 쓸 수 있습니다. 영어 편지 옆에 한국어가 나란히 있습니다.",
    es="Escriba a su representante y a sus senadores en cinco minutos, con su idioma al lado del inglés.",
)
ELIGIBILITY = Words(
    en="You do not need to be a citizen to write. Whoever lives in a district is represented by its members.",
    ko="시민권이 없어도 쓸 수 있습니다. 의원은 그 지역에 사는 모든 사람을 대표합니다.",
    es="No hace falta ser ciudadano para escribir. Quien vive en un distrito está representado por sus miembros.",
)
WHY = Prose(
    (
        Heading(Words(en="Why a letter helps", ko="편지가 힘이 되는 까닭", es="Por qué ayuda una carta")),
        Words(
            en="Every office counts the letters that come from its own district, and reads those that say something "
            "of their own. A few sentences about your family, your work or your street weigh more than a speech.",
            ko="의원실은 자기 지역에서 온 편지를 하나하나 세고, 자기 이야기가 담긴 편지는 읽습니다. 가족과 일과 동네에 "
            "대해 쓴 몇 문장이 긴 연설보다 무겁습니다.",
            es="Cada oficina cuenta las cartas que llegan de su propio distrito y lee las que dicen algo personal. "
            "Unas frases sobre su familia, su trabajo o su calle pesan más que un discurso.",
        ),
        Words(
            en="We write the letter in English, because that is what the offices read. You read it in your language "
            "beside it, and may add your own words in either.",
            ko="의원실에서 읽는 말이 영어이므로 편지는 영어로 나갑니다. 그 옆에서 한국어로 읽을 수 있고, 여러분의 말은 "
            "영어로든 한국어로든 덧붙일 수 있습니다.",
            es="La carta va en inglés, porque es lo que leen las oficinas. Usted la lee al lado en su idioma, y puede "
            "añadir sus propias palabras en cualquiera de los dos.",
        ),
    )
)
QUESTIONS = Questions(
    (
        (
            Words(
                en="What do the offices learn about me?",
                ko="의원실은 저에 대해 무엇을 알게 되나요?",
                es="¿Qué saben de mí las oficinas?",
            ),
            Words(
                en="Your name, your address and your e-mail, so that they know you live in their district and can "
                "answer. Nobody asks about your papers, and you should not write about them.",
                ko="이름과 주소와 이메일입니다. 그 지역에 사는 분인지 알고 답장을 보내기 위해서입니다. 체류 신분은 "
                "아무도 묻지 않으며, 편지에도 쓰지 않는 것이 좋습니다.",
                es="Su nombre, su dirección y su correo, para saber que vive en su distrito y poder contestarle. "
                "Nadie pregunta por sus papeles, y es mejor no escribir sobre ellos.",
            ),
        ),
        (
            Words(
                en="What do you keep?",
                ko="무엇을 보관하나요?",
                es="¿Qué guardan ustedes?",
            ),
            Words(
                en="Your name, e-mail, ZIP code, district and the letter. Your street is deleted as soon as the "
                "offices have it.",
                ko="이름, 이메일, 우편번호, 선거구, 편지입니다. 상세 주소는 의원실에 전달되는 대로 지웁니다.",
                es="Su nombre, correo, código postal, distrito y la carta. Su calle se borra en cuanto la tienen las "
                "oficinas.",
            ),
        ),
    )
)
BUTTON = Words(en="Write the letter", ko="편지 쓰기", es="Escribir la carta")
SHARE_WORDS = Words(
    en="I wrote to my members of Congress about a road to citizenship. It took five minutes.",
    ko="시민권의 길을 열어 달라고 우리 지역 의원들에게 편지를 썼습니다. 5분이면 됩니다.",
    es="Escribí a mis representantes en el Congreso por un camino a la ciudadanía. Tardé cinco minutos.",
)

NEXT_TITLE = Words(
    en="Put your name under the petition, too",
    ko="청원에도 이름을 올려 주세요",
    es="Firme también la petición",
)
NEXT_TEXT = Words(
    en="The letter is from you alone. The petition stands beside it, with everybody's names.",
    ko="편지는 여러분 혼자 쓴 것입니다. 청원은 모두의 이름으로 그 곁에 섭니다.",
    es="La carta es solo suya. La petición la acompaña, con los nombres de todos.",
)
NEXT_LABEL = Words(en="Sign the petition", ko="청원에 서명하기", es="Firmar la petición")

SUBJECT = Words(
    en="Please open a road to citizenship",
    ko="시민권의 길을 열어 주십시오",
    es="Abra, por favor, un camino a la ciudadanía",
)
LETTER = Words(
    en="I live in your district, and I write for my neighbors as much as for myself.\n\n"
    "On my street people have cooked, built, nursed, studied and paid their way for years, many of them for most of "
    "their lives. The law gives them no line to stand in. I ask you to support a law that opens a clear road to "
    "citizenship to everyone who has made a home here, that keeps families together, that asks fees which working "
    "people can pay, and that leaves nobody out.\n\n"
    "Please tell me whether you will support such a law, and what you will do for it.",
    ko="저는 의원님의 지역구에 삽니다. 저 자신만이 아니라 이웃을 위해 이 편지를 씁니다.\n\n"
    "우리 동네 사람들은 여러 해 동안, 많은 분은 평생 가까이, 음식을 만들고, 집을 짓고, 아픈 이를 돌보고, 공부하며 제 "
    "몫을 다해 왔습니다. 그런데 법에는 그분들이 설 줄이 없습니다. 이곳에서 삶을 일군 모두에게 시민권을 얻는 분명한 "
    "길을 열고, 가족이 헤어지지 않게 하고, 일하는 사람이 감당할 수 있는 수수료를 정하고, 누구도 빠뜨리지 않는 법을 "
    "지지해 주십시오.\n\n"
    "그런 법을 지지하실지, 이를 위해 무엇을 하실지 알려 주시기 바랍니다.",
    es="Vivo en su distrito, y escribo tanto por mis vecinos como por mí.\n\n"
    "En mi calle la gente ha cocinado, construido, cuidado, estudiado y pagado lo suyo durante años, muchos casi toda "
    "la vida. La ley no les ofrece ninguna fila donde formarse. Le pido que apoye una ley que abra un camino claro a "
    "la ciudadanía a toda persona que haya hecho aquí su hogar, que mantenga unidas a las familias, que cobre cuotas "
    "que la gente trabajadora pueda pagar y que no deje a nadie fuera.\n\n"
    "Le ruego que me diga si apoyará esa ley y qué hará por ella.",
)
SENATE_LETTER = Words(
    en="I live in the state that you represent, and I write for my neighbors as much as for myself.\n\n"
    "On my street people have cooked, built, nursed, studied and paid their way for years, many of them for most of "
    "their lives. The law gives them no line to stand in. A law that opens one has been before the Senate again and "
    "again, and each time the people it was for went on waiting. I ask you to support a law that opens a clear road "
    "to citizenship to everyone who has made a home here, and to speak for it in the Senate.\n\n"
    "Please tell me whether you will support such a law, and what you will do for it.",
    ko="저는 의원님이 대표하시는 주에 삽니다. 저 자신만이 아니라 이웃을 위해 이 편지를 씁니다.\n\n"
    "우리 동네 사람들은 여러 해 동안, 많은 분은 평생 가까이, 음식을 만들고, 집을 짓고, 아픈 이를 돌보고, 공부하며 제 "
    "몫을 다해 왔습니다. 그런데 법에는 그분들이 설 줄이 없습니다. 그 줄을 여는 법안은 상원에 몇 번이고 올라왔지만, "
    "그때마다 기다리던 사람들은 다시 기다려야 했습니다. 이곳에서 삶을 일군 모두에게 시민권을 얻는 분명한 길을 여는 "
    "법을 지지하고, 상원에서 그 법을 위해 말해 주십시오.\n\n"
    "그런 법을 지지하실지, 이를 위해 무엇을 하실지 알려 주시기 바랍니다.",
    es="Vivo en el estado que usted representa, y escribo tanto por mis vecinos como por mí.\n\n"
    "En mi calle la gente ha cocinado, construido, cuidado, estudiado y pagado lo suyo durante años, muchos casi toda "
    "la vida. La ley no les ofrece ninguna fila donde formarse. Una ley que la abra ha llegado al Senado una y otra "
    "vez, y cada vez la gente a la que servía siguió esperando. Le pido que apoye una ley que abra un camino claro a "
    "la ciudadanía a toda persona que haya hecho aquí su hogar, y que hable por ella en el Senado.\n\n"
    "Le ruego que me diga si apoyará esa ley y qué hará por ella.",
)
SCRIPT = Words(
    en="Hello. I live in the area that you represent. I am calling to ask you to support a road to citizenship for "
    "everyone who has made a home here. Will you support it? Thank you for writing down that I called.",
    ko="안녕하세요. 저는 의원님이 대표하시는 지역에 삽니다. 이곳에서 삶을 일군 모두를 위한 시민권의 길을 지지해 달라고 "
    "전화드렸습니다. 지지하시겠습니까? 제가 전화했다고 적어 주시면 고맙겠습니다.",
    es="Buenos días. Vivo en la zona que usted representa. Llamo para pedirle que apoye un camino a la ciudadanía para "
    "toda persona que haya hecho aquí su hogar. ¿Lo apoyará? Gracias por anotar que llamé.",
)
OWN_WORDS = {
    "en": ("My children were born in this district.", "I have cleaned the same school for twelve years."),
    "ko": ("저는 이 동네에서 세탁소를 합니다.", "손주들이 이 학교에 다닙니다."),
    "es": ("Mis hijos nacieron en este distrito.", "Cuido a personas mayores en este barrio."),
}
