"""What the site holds about people, in plain words. It says what the software does, and nothing that it does not."""

from advocacy.demo.content.shapes import Bullets, Heading, Prose
from advocacy.demo.words import Words

SLUG = "privacy"
TITLE = Words(en="What we hold about you", ko="무엇을 보관하나요", es="Qué guardamos de usted")
LEAD = Words(
    en="As little as we can. This page says what, why, for how long, and how to have it removed.",
    ko="되도록 적게 보관합니다. 무엇을, 왜, 얼마나 보관하는지, 어떻게 지울 수 있는지 여기에 적었습니다.",
    es="Lo menos posible. Esta página dice qué, para qué, por cuánto tiempo y cómo pedir que se borre.",
)

_SIGNING = (
    Heading(Words(en="When you sign", ko="서명하실 때", es="Cuando firma")),
    Words(
        en="We keep what you type: your name, your e-mail address, your ZIP code, and a comment or a telephone "
        "number if the petition asks for one and you give it. With it we keep the time, the language and the page, "
        "and which link or site brought you.",
        ko="입력하신 것을 보관합니다. 이름, 이메일 주소, 우편번호이며, 청원에서 의견이나 전화번호를 묻고 여러분이 "
        "적으신 경우에는 그것도 보관합니다. 서명한 시각, 언어, 페이지, 어느 링크나 사이트에서 오셨는지도 함께 "
        "남습니다.",
        es="Guardamos lo que usted escribe: nombre, correo electrónico, código postal y, si la petición lo pide y "
        "usted lo da, un comentario o un teléfono. También la hora, el idioma, la página y el enlace o sitio por el "
        "que llegó.",
    ),
    Words(
        en="We need the address to send you a link to confirm your name or take it off again, and to count each "
        "person once.",
        ko="이메일 주소는 이름을 확인하거나 다시 뺄 수 있는 링크를 보내 드리고, 한 사람의 서명을 한 번만 "
        "집계하는 데 씁니다.",
        es="El correo sirve para enviarle un enlace con el que confirmar o quitar su nombre, y para contar a cada "
        "persona una sola vez.",
    ),
)
_NEVER = (
    Heading(Words(en="What we never ask", ko="절대 묻지 않는 것", es="Lo que nunca preguntamos")),
    Words(
        en="Your immigration status, your date or country of birth, or the number of any identity document. If a "
        "page with our name on it asks you for one of these, it is not ours.",
        ko="체류 신분, 생년월일, 출생 국가, 신분증 번호는 절대 묻지 않습니다. 우리 이름을 단 페이지가 이런 것을 "
        "묻는다면 그것은 우리 페이지가 아닙니다.",
        es="Su estatus migratorio, su fecha o país de nacimiento, ni el número de ningún documento de identidad. Si "
        "una página con nuestro nombre le pide algo así, no es nuestra.",
    ),
)
_SEEN = (
    Heading(Words(en="Who sees it", ko="누가 보나요", es="Quién lo ve")),
    Bullets(
        (
            Words(
                en="Those whom the petition asks get a list of names, with the first three digits of the ZIP code "
                "and the comments that we approved. Your e-mail address and telephone number are never on it.",
                ko="청원을 받는 쪽에는 이름, 우편번호 앞 세 자리, 우리가 승인한 의견이 적힌 명단을 전합니다. 이메일 "
                "주소와 전화번호는 절대 들어가지 않습니다.",
                es="Quienes reciben la petición obtienen una lista de nombres con los tres primeros dígitos del "
                "código postal y los comentarios que aprobamos. Su correo y su teléfono nunca aparecen.",
            ),
            Words(
                en="Other visitors see the number of signatures. They see your name only where you ticked the box "
                "for it.",
                ko="다른 방문자에게는 서명 수가 보입니다. 이름은 여러분이 공개하겠다고 표시하신 경우에만 보입니다.",
                es="Otros visitantes ven cuántas firmas hay. Su nombre solo lo ven si usted marcó la casilla para "
                "ello.",
            ),
            Words(
                en="We sell nothing and lend nothing. These pages load nothing from other companies and set no cookie.",
                ko="자료를 팔거나 빌려주지 않습니다. 이 페이지들은 다른 회사에서 아무것도 불러오지 않고, 쿠키도 "
                "남기지 않습니다.",
                es="No vendemos ni prestamos nada. Estas páginas no cargan nada de otras empresas ni dejan cookies.",
            ),
        )
    ),
)
_NETWORK = (
    Heading(
        Words(
            en="Your internet address",
            ko="인터넷 주소(IP)",
            es="Su dirección de internet",
        )
    ),
    Words(
        en="To notice a machine that signs a thousand times, we turn your internet address into a scrambled code "
        "with a key that changes every day. Two days later the key is deleted, and the code can no longer be turned "
        "back. The address itself is not kept with your signature.",
        ko="기계가 수없이 서명하는 것을 알아차리기 위해, 인터넷 주소를 날마다 바뀌는 열쇠로 뒤섞어 부호로 바꿉니다. "
        "이틀 뒤에는 열쇠를 지우므로 그 부호를 되돌릴 수 없습니다. 주소 자체는 서명과 함께 보관하지 않습니다.",
        es="Para notar a una máquina que firma mil veces, convertimos su dirección de internet en un código cifrado "
        "con una clave que cambia cada día. A los dos días borramos la clave y el código ya no puede revertirse. La "
        "dirección misma no se guarda con su firma.",
    ),
)
_NEWS = (
    Heading(Words(en="News by e-mail", ko="이메일 소식", es="Noticias por correo")),
    Words(
        en="Signing is not subscribing. You get news only if you tick the box and then confirm your address. We "
        "keep the words that you agreed to, and when. Every such mail has a link that ends it at one press.",
        ko="서명했다고 소식을 보내지는 않습니다. 소식 받기를 선택하고 이메일을 확인하신 분께만 보냅니다. 동의하신 "
        "문구와 시각을 기록해 둡니다. 소식 메일에는 한 번에 그만 받을 수 있는 링크가 늘 있습니다.",
        es="Firmar no es suscribirse. Solo recibe noticias si marca la casilla y luego confirma su correo. "
        "Guardamos las palabras que aceptó y cuándo. Cada uno de esos correos trae un enlace para darse de baja con "
        "un solo clic.",
    ),
)
_REMOVE = (
    Heading(Words(en="Taking it back", ko="취소하고 지우기", es="Retirarlo")),
    Words(
        en="The mail that we send after you sign has a link to withdraw your signature. It is then no longer "
        "counted or handed over.",
        ko="서명 뒤에 보내 드리는 메일에 서명을 취소하는 링크가 있습니다. 취소하시면 더는 집계하지도, "
        "전달하지도 않습니다.",
        es="El correo que le enviamos después de firmar trae un enlace para retirar su firma. Desde entonces ya no "
        "se cuenta ni se entrega.",
    ),
    Words(
        en="To be forgotten, write to privacy@example.org from the address that you signed with. We delete your "
        "name, your address and all that you wrote. What you signed stays counted, as nobody’s. Lists that were "
        "handed over before cannot be called back.",
        ko="모두 지우고 싶으시면 서명하신 이메일로 privacy@example.org에 알려 주세요. 이름과 주소, 적어 주신 것을 "
        "모두 지웁니다. 서명하신 것은 누구의 것인지 알 수 없게 숫자로만 남습니다. 이미 전달한 명단은 거두어들일 수 "
        "없습니다.",
        es="Para que lo olvidemos, escriba a privacy@example.org desde el correo con que firmó. Borramos su nombre, "
        "su correo y todo lo que escribió. Lo que firmó sigue contando, sin dueño. Las listas entregadas antes no "
        "se pueden recuperar.",
    ),
    Words(
        en="Until you ask, we keep your signature for as long as the petition stands on this site.",
        ko="따로 요청하지 않으시면, 청원이 이 사이트에 남아 있는 동안 서명을 보관합니다.",
        es="Mientras no lo pida, guardamos su firma por el tiempo que la petición siga en este sitio.",
    ),
)
BODY = (Prose((*_SIGNING, *_NEVER, *_SEEN, *_NETWORK, *_NEWS, *_REMOVE)),)
