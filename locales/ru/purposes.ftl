# Purposes, notices and wordings of consents, and who is responsible.

## Categories of data, as the notice and the console name them

category-name = Имя
category-email-address = Адрес электронной почты
category-telephone-number = Номер телефона
category-physical-address = Адрес
category-postal-code = Почтовый индекс
category-communication = То, что вы нам пишете
category-opinion = Мнение
category-birth-date = Дата рождения
category-age = Возраст
category-gender = Пол
category-official-id = Официальный идентификационный номер
category-passport = Паспорт
category-tax = Налоговые данные
category-bank-account = Банковский счёт
category-credit-card-number = Номер платёжной карты
category-payment-card-expiry = Срок действия платёжной карты
category-ip-address = IP-адрес
category-health = Здоровье
category-health-history = История болезни
category-medical-health = Результаты обследований и лечение
category-mental-health = Психическое здоровье
category-prescription = Рецепты
category-disability = Инвалидность
category-blood-type = Группа крови
category-religious-belief = Религиозные убеждения
category-ethnic-origin = Этническое происхождение
category-trade-union-membership = Членство в профсоюзе
category-sexual-preference = Сексуальная ориентация
category-criminal-conviction = Судимость

## Problems

problem-not-editorial-title = Это больше, чем исправление
problem-not-editorial-detail = С момента последнего текста изменилось то, на что люди соглашаются: основание, виды данных или получатели. Опубликуйте этот текст как новый; те, кто дал согласие, будут спрошены снова.
problem-purpose-refused-title = Эту цель нельзя сохранить в таком виде
problem-purpose-refused-detail = Поле «field» указывает, что неверно. Ничего не изменено.

## The consent card, where somebody is asked again; and consents that carry no more

ask-who = Только те сотрудники «{ $organisation }», которым это нужно для этой цели. Больше ни у кого нет ключа.
ask-who-recipients = Только те сотрудники «{ $organisation }», которым это нужно для этой цели. Данные передаются: { $recipients }.
ask-long = Пока вы не отзовёте согласие или не удалите данные. Наибольший срок после вашего последнего сообщения: { $inactive }; в любом случае с момента, когда вы это сообщили: { $cap }.
ask-long-cap = Пока вы не отзовёте согласие или не удалите данные. Наибольший срок с момента, когда вы это сообщили: { $period }.
ask-change-recipient = Новый получатель этих данных: { $name } ({ $country }).
ask-change-moved = { $name } ({ $country }) теперь получает эти данные в другой стране или с другими гарантиями.
ask-change-categories = Теперь речь о других данных: { $categories }.
ask-change-basis = Теперь основание другое: { $basis } ({ $gdpr } GDPR; { $kvkk } KVKK).
ask-change-text = Текст об этом изменён по существу: { $organisation }.
window-consent-again-changed = С тех пор как вы согласились, кое-что изменилось. Пожалуйста, решите ещё раз.
window-consent-again-expired = Срок вашего согласия истёк. Пожалуйста, решите ещё раз.
window-consent-stale-for = Вы согласились до изменения, мы спросим снова: { $purpose }
window-consent-expired-for = Срок вашего согласия истёк: { $purpose }
console-consent-stale = С тех пор изменено
console-consent-expired = Истекло
console-consent-renewed = Дано снова позже

## The generated notice, in full (GDPR 13, KVKK 10)

cite-by-law-erasure = Положение об удалении данных (Официальная газета 28.10.2017/30224)
cite-board-decision = решение органа KVKK
cite-code-of-obligations = Обязательственный кодекс Турции № 6098
document-transfer-unrecorded = не указано
interest-satisfaction = узнать, насколько люди довольны нашими ответами, и отвечать лучше
notice-full-lead = За этот чат отвечает { $organisation }. То, что вы здесь пишете, мы обрабатываем, чтобы ответить на ваши вопросы. Пока вы ничего не открыли, ваши сообщения запечатаны: прочитать их можете только вы.
notice-full-title = Уведомление о защите данных
notice-full-controller = Кто отвечает за обработку
notice-full-representative = Представитель: { $name }
notice-full-privacy-contact = Вопросы о защите данных: { $address }
notice-full-purposes = Для чего мы собираем данные и на каком основании
notice-full-purpose = { $purpose }: { $categories }. Основание: { $basis } ({ $gdpr } GDPR; { $kvkk } KVKK).
notice-full-valid = Срок действия согласия: { $period }; затем мы спросим снова.
basis-consent = ваше согласие
basis-contract = договор или его подготовка по вашей просьбе
basis-legal-obligation = обязанность по закону
basis-legitimate-interest = наш законный интерес; вы можете возразить
notice-full-withdraw = Согласие можно отозвать в любое время в меню чата, в разделе «Мои данные». То, что сделано раньше, остаётся законным.
notice-full-method = Мы собираем данные электронно, в этом чате, от вас самих.
notice-full-voluntary = Вы не обязаны сообщать нам данные. Если вы не дадите согласия, мы не собираем то, о чём спрашивали; вы можете писать дальше.
notice-full-automated = В чате о вас не принимается решений, основанных исключительно на автоматизированной обработке (ст. 22 GDPR).
notice-full-recipients = Кто получает данные
notice-full-processor = Оператор этого чата хранит данные по нашему поручению. Они запечатаны: оператор не может их прочитать.
notice-full-processor-named = { $name } ({ $country }) обеспечивает работу этого чата и хранит данные по нашему поручению. Они запечатаны: прочитать их там не могут.
notice-full-transfer = Передача в третью страну. Основание: { $basis }.
notice-full-interest = Наш законный интерес: { $interest }.
notice-full-recipient = { $name } ({ $country }): { $purposes }
notice-full-nobody = Больше никто ваших данных не получает.
notice-full-retention = Как долго мы их храним
notice-full-retention-text = То, что вы никому не открыли, можете прочитать только вы; оно уничтожается через 24 часа после вашего последнего сообщения. То, что вы открыли, уничтожается, если больше ничего не происходит (срок: { $period }), а то, что относилось к отозванному согласию, — через 24 часа после отзыва.
notice-full-cap = То, что вы нам сообщили, уничтожается, даже если вы продолжаете нам писать; наибольший срок с момента сообщения: { $period }.
notice-full-cap-special = Данные особых категорий, например о здоровье, уничтожаются так же; наибольший срок с момента сообщения: { $period }.
notice-full-rights = Ваши права
notice-full-rights-text = Вы можете посмотреть свои данные, исправить их, забрать с собой, ограничить обработку, удалить их и возразить против их использования. Почти всё это доступно сразу в меню чата, в разделе «Мои данные»; в остальном напишите нам. (Ст. 15–21 GDPR; ст. 11 KVKK.)
notice-full-object = Ваше право на возражение
notice-full-object-text = Если мы опираемся на законный интерес, вы можете в любое время возразить по причинам, связанным с вашей ситуацией; против рекламы — без указания причин (ст. 21 GDPR).
notice-full-complaint = Вы можете подать жалобу в надзорный орган.
notice-full-authority = Вы можете подать жалобу в надзорный орган: { $authority }
notice-imprint-title = Сведения о владельце

## Purposes

console-purposes-title = Цели
console-purposes-lead = Для чего вы собираете данные. У каждой цели свой ключ: кому читать нельзя, тот и не сможет.
console-purposes-new = Определить цель
console-purposes-edit = Изменить: { $purpose }
console-purposes-caption = Цели, их основание и данные, которых они касаются
console-purposes-column-basis = Основание
console-purposes-column-data = Данные
console-purposes-column-readers = Кто читает
console-purposes-special = Особые категории
console-purposes-archived = Больше не спрашивается
console-purposes-id = Краткое имя
console-purposes-id-hint = Строчные латинские буквы, цифры и дефисы, например repair-order. Его используют боты; он не меняется.
console-purposes-names = Что видят посетители
console-purposes-names-hint = Хотя бы один язык. Где язык не заполнен, показывается другой.
console-purposes-names-standard = Если пусто, остаётся название Parlour.
console-purposes-gdpr = Статья GDPR
console-purposes-kvkk = Статья KVKK
console-purposes-article-hint = Если пусто, берётся обычная статья этого основания.
console-purposes-special-label = Она касается особых категорий, например здоровья
console-purposes-special-hint = Для них нужно явное согласие (ст. 9(2)(a) GDPR; ст. 6(3)(a) KVKK); другое основание не принимается.
console-purposes-categories = Какие данные
console-purposes-valid = Сколько месяцев действует согласие
console-purposes-valid-hint = Пусто: до отзыва. Относится к согласиям с этого момента.
console-purposes-reask = После отказа не спрашивать снова столько месяцев
console-purposes-reask-hint = Пусто: { $months }. Кто сам выбрал тему, того спрашивают всегда.
console-purposes-archive = Больше не спрашивать
console-purposes-archive-hint = Данное остаётся до отзыва или окончания срока.
console-purposes-material-hint = Другое основание, статья или вид данных: давших согласие спросят снова, до тех пор ничего нового не принимается.
console-purposes-wrong-name = Краткое имя может содержать строчные латинские буквы, цифры и дефисы, начинается с буквы и не длиннее 32 знаков.
console-purposes-wrong-taken = Это краткое имя занято.
console-purposes-wrong-basis = Для особых категорий основанием может быть только явное согласие.
console-purposes-wrong-special = Вы выбрали данные особой категории: отметьте, что цель касается особых категорий.
console-purposes-wrong-article = Эта статья не относится к основанию.
console-purposes-wrong-categories = Выберите, каких данных она касается.
console-purposes-wrong-names = Дайте ей название хотя бы на одном языке, не длиннее 80 знаков.
console-purposes-wrong-months = Число месяцев — от 1 до 120; истечь может только согласие.
console-purposes-wrong-archived = Без разговоров нет чата: эта цель остаётся.

## Who is responsible

console-identity-title = Кто отвечает за обработку
console-identity-lead = Из этого составляются уведомления, записи согласий и все документы. Это публикуется; имена людей хранятся запечатанными.
console-identity-legal-name = Полное юридическое название
console-identity-legal-name-hint = Пусто: название организации.
console-identity-address = Адрес
console-identity-country = Страна (две буквы)
console-identity-email = Электронная почта
console-identity-phone = Телефон
console-identity-privacy = Кто отвечает за защиту данных
console-identity-privacy-name = Имя
console-identity-privacy-email = Почта для вопросов о данных
console-identity-privacy-hint = Ответственный за защиту данных, если он есть. Уведомления показывают адрес, а не имя; лучше адрес должности.
console-identity-representative = Представитель
console-identity-representative-hint = Только для организаций из-за рубежа (ст. 27 GDPR; в Турции — представитель оператора), с адресом.
console-identity-authority = Надзорный орган
console-identity-numbers = Реестры в Турции
console-identity-verbis = Номер VERBİS
console-identity-kep = Адрес KEP
console-identity-wrong = Проверьте, пожалуйста: { $field }.
console-identity-missing = Для уведомления ещё нужно: { $fields }.

## Notices and wordings

console-texts-title = Уведомления и тексты согласий
console-texts-lead = Что узнают посетители и какими словами их спрашивают. Опубликованный текст не меняется; его сменяет новый.
console-texts-caption = Действующие тексты по целям и языкам
console-texts-notice = Уведомление
console-texts-own = Ваш
console-texts-ours = Текст Parlour
console-texts-none = Пока нет
console-texts-edit = { $what }, { $language }
console-texts-field-title = Заголовок
console-texts-field-text = Текст
console-texts-field-hint = Пустые строки разделяют абзацы.
console-texts-generate = Заполнить по вашим целям
console-texts-preview = Посмотреть
console-texts-preview-title = Как это видят посетители
console-texts-diff = Что меняется
console-texts-diff-none = Ничего: это действующий текст.
console-texts-diff-out = убрано
console-texts-diff-in = добавлено
console-texts-kind = Что представляет собой новый текст?
console-texts-kind-editorial = То же самое, но лучше сказано
console-texts-kind-editorial-hint = Опечатка, более ясная фраза. Согласия действуют; никого не спрашивают снова.
console-texts-kind-material = Нечто другое
console-texts-kind-material-hint = Мы делаем с данными нечто другое. Давших согласие спросят снова; до тех пор ничего нового не принимается.
console-texts-kind-kept = Ваш ответ сохраняется в журнале.
console-texts-about = Каких целей это касается?
console-texts-about-hint = Только если это нечто другое. Ничего не выбрано: все.
console-texts-publish = Опубликовать
console-texts-history = Опубликовано раньше
console-texts-first = Первый текст
console-texts-published = Опубликовано. Посетители видят это с этого момента.
console-texts-wrong-kind = Укажите, что это за текст: то же самое, но лучше сказано, или нечто другое.
console-texts-wrong-title = Укажите заголовок не длиннее 120 знаков.
console-texts-wrong-text = Введите текст: уведомление до 20 000 знаков, текст согласия до 2000.
console-texts-wrong-same = Этот текст уже опубликован.

## How a consent stands, in my data

window-state-stale = дано, с тех пор изменилось
window-state-expired = истекло
