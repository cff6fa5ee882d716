"""Stories of people who hold a community together. All of them are invented."""

from advocacy.demo.content.shapes import Quote, Story
from advocacy.demo.words import Words

MR_PARK = Story(
    slug="mr-park-signs-in-ink",
    person=Words(en="Mr. Park", ko="박 할아버지", es="El señor Park"),
    place=Words(en="Annandale, Virginia", ko="버지니아주 애난데일", es="Annandale, Virginia"),
    title=Words(
        en="Mr. Park signs in ink",
        ko="박 할아버지는 펜으로 꾹꾹 눌러 서명합니다",
        es="El señor Park firma con tinta",
    ),
    summary=Words(
        en="He sorted other people’s mail for half his life. Now he carries the names of those who cannot vote.",
        ko="반평생 남의 편지를 나르던 분이, 이제는 투표할 수 없는 이웃들의 이름을 나릅니다.",
        es="Pasó media vida repartiendo cartas ajenas. Ahora lleva los nombres de quienes no pueden votar.",
    ),
    portrait_alt=Words(
        en="A drawn portrait in patchwork: an old man with glasses and a flat cap, against indigo cloth",
        ko="조각보로 그린 초상: 쪽빛 바탕 앞에 안경을 끼고 납작한 모자를 쓴 어르신",
        es="Retrato dibujado en retazos: un hombre mayor con lentes y gorra, sobre tela color índigo",
    ),
    paragraphs=(
        Words(
            en="Mr. Park became a citizen on a rainy morning in a county gymnasium. He wore his good suit. The "
            "judge said his name wrong, and he did not mind, because she said the rest right.",
            ko="박 할아버지는 비 오는 날 아침, 카운티 체육관에서 시민권 선서를 했습니다. 아껴 둔 양복을 꺼내 입고 "
            "갔습니다. 판사가 이름을 잘못 불렀지만 괜찮았습니다. 나머지 말은 모두 제대로 했으니까요.",
            es="El señor Park se hizo ciudadano una mañana de lluvia, en el gimnasio del condado. Llevaba su mejor "
            "traje. La jueza pronunció mal su nombre y a él no le importó, porque todo lo demás lo dijo bien.",
        ),
        Words(
            en="He had waited a long time for that morning. He worked nights at the post office and studied on the "
            "bus. When friends ask how he did it, he says the truth: when he came there was a line, and he was "
            "allowed to stand in it.",
            ko="그날 아침을 오래 기다렸습니다. 밤에는 우체국에서 일하고, 오가는 버스에서 공부했습니다. 어떻게 "
            "해냈느냐고 친구들이 물으면 있는 그대로 말합니다. 내가 왔을 때는 줄이 있었고, 그 줄에 설 수 있었노라고.",
            es="Había esperado mucho esa mañana. De noche trabajaba en el correo y en el autobús estudiaba. Cuando "
            "los amigos le preguntan cómo lo logró, dice la verdad: cuando él llegó había una fila y le permitieron "
            "formarse.",
        ),
        Quote(
            Words(
                en="Some of my friends have worked here as long as I have. Nobody ever showed them where the line "
                "begins.",
                ko="나만큼 오래 여기서 일한 친구들이 있어요. 그런데 그 친구들한테는 줄이 어디서 시작되는지 아무도 "
                "알려 주지 않았습니다.",
                es="Hay amigos míos que llevan aquí trabajando tanto como yo. A ellos nadie les mostró dónde "
                "empieza la fila.",
            ),
            Words(en="Mr. Park", ko="박 할아버지", es="El señor Park"),
        ),
        Words(
            en="So he goes to his representative’s office on the first Monday of the month, with a folder. He does "
            "not raise his voice. He reads the names aloud, slowly, one after another, until somebody finds him a "
            "chair.",
            ko="그래서 매달 첫째 월요일이면 서류철을 들고 하원의원 사무실에 갑니다. 언성을 높이는 일은 없습니다. "
            "이름을 하나씩, 천천히, 누군가 의자를 내줄 때까지 소리 내어 읽습니다.",
            es="Por eso, el primer lunes de cada mes va con una carpeta a la oficina de su representante. No alza "
            "la voz. Lee los nombres despacio, uno tras otro, hasta que alguien le acerca una silla.",
        ),
        Words(
            en="“I signed for myself first,” he says, and taps the top of the sheet. “In ink. Then nobody can say "
            "it was easy to rub out.”",
            ko="“제일 먼저 내 이름을 썼지요.” 종이 맨 위를 톡톡 두드리며 말합니다. “펜으로요. 그래야 쉽게 지워지지 "
            "않으니까.”",
            es="“Primero firmé yo”, dice, y toca con el dedo la primera línea de la hoja. “Con tinta. Así nadie "
            "dirá que era fácil de borrar”.",
        ),
    ),
)

TUESDAY_TABLE = Story(
    slug="the-tuesday-table",
    person=Words(en="Farah", ko="파라", es="Farah"),
    place=Words(en="Queens, New York", ko="뉴욕 퀸스", es="Queens, Nueva York"),
    title=Words(en="The Tuesday table", ko="화요일의 식탁", es="La mesa de los martes"),
    summary=Words(
        en="A folding table, a pot of tea and five languages: how one library corner became the place where people "
        "ask.",
        ko="접이식 탁자 하나, 차 한 주전자, 그리고 다섯 가지 말. 도서관 한구석이 누구나 물어볼 수 있는 자리가 "
        "되었습니다.",
        es="Una mesa plegable, una tetera y cinco idiomas: así un rincón de la biblioteca se volvió el lugar para "
        "preguntar.",
    ),
    portrait_alt=Words(
        en="A drawn portrait in patchwork: a woman in a headscarf, smiling, against persimmon cloth",
        ko="조각보로 그린 초상: 감빛 바탕 앞에 머릿수건을 두르고 웃는 여성",
        es="Retrato dibujado en retazos: una mujer con velo, sonriente, sobre tela anaranjada",
    ),
    paragraphs=(
        Words(
            en="It began with a letter about a gas bill. An older man at the library held it out to Farah, who was "
            "only there to return a book, and asked whether it was bad. It was not bad. It was a refund.",
            ko="시작은 가스 요금 편지 한 장이었습니다. 도서관에서 한 어르신이 책을 반납하러 온 파라에게 편지를 "
            "내밀며 나쁜 소식이냐고 물었습니다. 나쁜 소식이 아니었습니다. 돈을 돌려준다는 편지였습니다.",
            es="Todo empezó con una carta sobre el recibo del gas. Un señor mayor se la mostró a Farah en la "
            "biblioteca, adonde ella solo iba a devolver un libro, y le preguntó si era algo malo. No era malo. Era "
            "un reembolso.",
        ),
        Words(
            en="The next Tuesday he was back, with his neighbor and her letter. The Tuesday after that Farah "
            "brought a folding table from home, and a friend who reads Korean, and the friend brought tea.",
            ko="다음 화요일, 어르신은 편지를 든 이웃 아주머니를 데리고 다시 왔습니다. 그다음 화요일에는 파라가 "
            "집에서 접이식 탁자를 가져왔고, 한국어를 읽는 친구를 불렀고, 친구는 차를 끓여 왔습니다.",
            es="Al martes siguiente el señor volvió con su vecina y la carta de ella. El martes después, Farah "
            "trajo de su casa una mesa plegable y a una amiga que lee coreano, y la amiga trajo té.",
        ),
        Words(
            en="Nobody at the table asks who has papers. People bring what they cannot read, and others read it to "
            "them: in Korean, in Bangla, in Spanish, in Mandarin, in English. Then they stay a while, because of "
            "the tea.",
            ko="이 식탁에서는 아무도 신분을 묻지 않습니다. 읽기 어려운 종이를 가져오면 누군가 읽어 줍니다. "
            "한국어로, 벵골어로, 스페인어로, 중국어로, 영어로. 그러고는 다들 조금 더 앉아 있습니다. 차가 있으니까요.",
            es="En la mesa nadie pregunta quién tiene papeles. Cada quien trae lo que no puede leer y otra persona "
            "se lo lee: en coreano, en bengalí, en español, en mandarín, en inglés. Y luego se quedan un rato, por "
            "el té.",
        ),
        Quote(
            Words(
                en="You cannot be afraid of a letter once five people have read it to you.",
                ko="다섯 사람이 함께 읽어 준 편지는 더 이상 무섭지 않아요.",
                es="Cuando cinco personas te han leído una carta, ya no da miedo.",
            ),
            Words(en="Farah", ko="파라", es="Farah"),
        ),
        Words(
            en="Last month the table wrote a letter of its own, to Congress. It took the whole afternoon, since "
            "every sentence had to be good in five languages. “That is how we noticed,” says Farah, “that it was "
            "the same sentence.”",
            ko="지난달에는 식탁에 모인 사람들이 의회에 직접 편지를 썼습니다. 문장마다 다섯 가지 말로 모두 좋아야 "
            "해서 오후가 다 갔습니다. “그러다 알았어요.” 파라가 말합니다. “우리 모두 같은 말을 하고 있다는 걸요.”",
            es="El mes pasado, la mesa escribió su propia carta, al Congreso. Les llevó toda la tarde, porque cada "
            "frase tenía que sonar bien en cinco idiomas. “Así nos dimos cuenta”, dice Farah, “de que era la misma "
            "frase”.",
        ),
    ),
)
