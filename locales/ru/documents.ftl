## Что стоит в каждом документе

document-missing = (заполнить)
document-not-advice = Не является юридической консультацией. Составлено Parlour по действующим настройкам.
document-source = от вас, в чате
document-few = мало
document-controller = Контролёр
document-processor = Обработчик
document-signed-by = Подписал(а)
document-signed-role = Должность
document-signed-at = Дата, время
document-signed-method = Способ подтверждения
document-signed-proof = Подтверждение в журнале

## Сроки в именительном падеже

document-hour-count =
    { $count ->
        [one] { $count } час
        [few] { $count } часа
       *[many] { $count } часов
    }
document-day-count =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[many] { $count } дней
    }
document-working-day-count =
    { $count ->
        [one] { $count } рабочий день
        [few] { $count } рабочих дня
       *[many] { $count } рабочих дней
    }
document-month-count =
    { $count ->
        [one] { $count } месяц
        [few] { $count } месяца
       *[many] { $count } месяцев
    }
document-year-count =
    { $count ->
        [one] { $count } год
        [few] { $count } года
       *[many] { $count } лет
    }
document-kept-consent = до отзыва согласия; предельный срок после последней активности: { $period }
document-kept-otherwise = { $period } после последней активности
document-kept-cap = { $kept }; предельный срок после сбора: { $cap }
document-changed = { $what }: { $new }, ранее { $old }
document-interval = автоматически: раз в день, а то, что не может ждать, каждые четверть часа; наибольший допустимый промежуток: { $period }

## Сроки хранения и их начало

document-rule-ungranted = Посещения, доступ к которым не открыт
document-rule-inactive = Разговоры, контактные данные и файлы
document-rule-withdrawn = Содержание после отзыва согласия
document-rule-objections = Хеши с ключом для адресов, с которых поступило возражение
document-rule-destruction-records = Записи об уничтожении
document-rule-destruction-interval = Наибольший промежуток между уничтожениями
document-rule-content = Содержание, с момента его появления
document-rule-special = Особые категории, с момента их появления
document-rule-evidence = Подтверждения согласия после удаления
document-start-activity = последняя активность
document-start-creation = появление
document-start-withdrawal = отзыв согласия
document-start-objection = возражение
document-start-destruction = уничтожение
document-start-erasure = удаление

## Нормы

document-explicit-consent = Явное согласие

## Виды данных и чьи они

document-data-contact = Контактные данные
document-data-contact-examples = имя, номер телефона, адрес электронной почты и другие сведения, о которых спрашивает чат
document-data-communication = Переписка
document-data-communication-examples = сообщения, выбор и файлы в чате; заметки к ним
document-data-health = Сведения о здоровье
document-data-health-examples = то, что человек сообщает о своём здоровье
document-data-rating = Оценки
document-data-rating-examples = насколько человек доволен разговором
document-data-record = Подтверждения
document-data-record-examples = согласия, отказы, отзывы и запросы с временем и языком, под случайным идентификатором
document-data-other = Другие сведения
document-data-other-examples = то, о чём спрашивают для других целей организации
document-group-visitors = посетители сайта
document-group-customers = клиенты и заинтересованные лица
document-group-members = сотрудники, работающие с чатом

## Носители записи

document-medium-database = База данных
document-medium-database-text = Файл SQLite или база PostgreSQL установки. Содержание хранится в ней только в зашифрованном виде; время, состояния и случайные идентификаторы открыты.
document-medium-key = Ключ сервера
document-medium-key-text = Файл рядом с базой, доступный только службе. Он открывает учётные записи сотрудников, но не содержание посетителей.
document-medium-tab = Хранилище вкладки браузера
document-medium-tab-text = Код доступа к своему разговору на устройстве посетителя, пока вкладка не закрыта.

## Права

document-right-access = Доступ
document-right-access-text = Вы узнаёте, обрабатываются ли ваши данные и какие, для чего и кому они передаются, и получаете копию.
document-right-rectification = Исправление
document-right-rectification-text = Вы можете потребовать исправить неверные данные и дополнить неполные.
document-right-erasure = Удаление
document-right-erasure-text = Вы можете потребовать удалить ваши данные, если закон не обязывает их хранить.
document-right-told = Уведомление получателей
document-right-told-text = Получателям данных сообщают об исправлении и удалении.
document-right-restriction = Ограничение обработки
document-right-restriction-text = Вы можете потребовать, чтобы данные только хранились, например пока проверяется их точность.
document-right-portability = Переносимость данных
document-right-portability-text = Вы получаете свои данные в распространённом машиночитаемом формате.
document-right-objection = Возражение
document-right-objection-text = Вы можете возразить против обработки на основании законного интереса; против прямой рекламы — в любое время и без причины.
document-right-automated = Автоматизированные решения
document-right-automated-text = Вы можете возразить против невыгодного для вас результата, полученного исключительно автоматически.
document-right-withdrawal = Отзыв согласия
document-right-withdrawal-text = Вы можете отозвать согласие в любое время, так же легко, как дали его. Сделанное ранее остаётся законным.
document-right-complaint = Жалоба
document-right-complaint-text = Вы можете подать жалобу в надзорный орган.
document-right-compensation = Возмещение ущерба
document-right-compensation-text = Если незаконная обработка причинила вам ущерб, вы можете потребовать его возмещения.

## Меры: что система действительно делает

document-measure-sealed = Шифрование содержания
document-measure-sealed-text = Сообщения, контактные данные, файлы и заметки зашифрованы AES-256-GCM случайным ключом, отдельным для каждого человека и каждой цели.
document-measure-grant = Разрешение как ключ
document-measure-grant-text = Организация получает ключ цели только вместе с согласием или иным правовым основанием. Отзыв уничтожает ключ.
document-measure-holders = Ключи только вместе с учётными данными
document-measure-holders-text = Ключи привязаны к учётным данным тех, кому разрешено читать. Весь каталог данных вместе с ключом сервера не открывает содержание посетителей.
document-measure-two-step = Двухэтапный вход
document-measure-two-step-text = Сотрудники входят по паролю (Argon2id) и одноразовому коду.
document-measure-guesses = Замедление попыток входа
document-measure-guesses-text = Неудачные попытки входа замедляются по учётной записи и адресу.
document-measure-isolation = Разделение организаций
document-measure-isolation-text = Каждый запрос указывает свою организацию. Данные другой организации найти нельзя.
document-measure-ledger = Журнал, выявляющий изменения
document-measure-ledger-text = Каждое действие в той же транзакции оставляет запись в дереве Меркла, без персональных данных. Изменения видны при сверке с контрольной точкой, хранящейся в другом месте.
document-measure-showing = Учёт чтения
document-measure-showing-text = Первое открытие разговора в сеансе записывается до показа текста. Человек видит, в какой роли и когда его читали.
document-measure-files = Проверка файлов
document-measure-files-text = Файлы проверяются по содержимому, очищаются от скрытых сведений и хранятся зашифрованными.
document-measure-quiet = Два нажатия, без третьих лиц
document-measure-quiet-text = До второго нажатия ничего не загружается и не сохраняется. После него окно чата загружается только с этого сервера.
document-measure-logs = Нет персональных данных в системных журналах
document-measure-logs-text = Системные журналы и сообщения об ошибках не содержат ни содержания, ни контактных данных, ни ключей.
document-measure-roles = Матрица полномочий
document-measure-roles-text = Роли определяют, кому что разрешено и какие цели доступны для чтения. Без ключа цели прочитать её нельзя.
document-measure-proof = Подтверждение согласия
document-measure-proof-text = Уведомление и текст согласия хранятся дословно, с версией, языком и временем. Никто из организации не может дать в чате согласие за посетителя.
document-measure-keys-first = Сначала ключи, затем данные
document-measure-keys-first-text = Удаление уничтожает все ключи человека, стирает записи и проверяет чтением; оно считается выполненным, только если ничего не найдено.
document-measure-scrub = Очистка места хранения
document-measure-scrub-text = Удалённое перезаписывается в базе или убирается из её страниц и из журнала записи.
document-measure-sweep = Автоматическое уничтожение
document-measure-sweep-text = То, срок чего истёк, уничтожается автоматически. Каждое уничтожение оставляет запись без персональных данных.

## Страница в консоли

console-documents-title = Документы
console-documents-lead = Каждый документ составляется из тех же целей, получателей и сроков, по которым работает чат. Измените их — изменится и документ.
console-documents-advice = Это не юридическая консультация. Дайте тексты на проверку; ваш юрист может заменить их своими.
console-documents-missing = Некоторых сведений об организации ещё нет; на их месте стоит «(заполнить)».
console-documents-about = Для чего
console-documents-list = Все документы
console-documents-language = Язык документа
console-documents-format = Формат
console-documents-pdf = PDF
console-documents-html = Веб-страница (HTML)
console-documents-download = Скачать
console-documents-back = Все документы
console-documents-copy-hint = Скопируйте этот HTML в вашу политику конфиденциальности. Он не содержит оформления и примет стиль вашей страницы.
console-documents-name-privacy-passage = Раздел политики конфиденциальности
console-documents-text-privacy-passage = Для вставки на сайт: кто, что и для чего обрабатывает и какие есть права.
console-documents-name-processing-record = Реестр операций по обработке
console-documents-text-processing-record = Для вас как контролёра и для оператора как обработчика (ст. 30 GDPR).
console-documents-name-verbis = Запись в VERBIS
console-documents-text-verbis = Поля для турецкого реестра контролёров (ст. 16 KVKK).
console-documents-name-destruction-policy = Политика хранения и уничтожения
console-documents-text-destruction-policy = Политика с десятью обязательными разделами (турецкое положение об удалении, ст. 6).
console-documents-name-processing-agreement = Договор об обработке данных
console-documents-text-processing-agreement = Договор с оператором с приложениями I–IV (ст. 28 GDPR).
console-documents-name-breach-report = Уведомление о нарушении
console-documents-text-breach-report = Пустой бланк для органа и людей. Заполненный находится на странице нарушения.
console-documents-name-consent-overview = Обзор согласий
console-documents-text-consent-overview = Сколько людей согласились, отказались или отозвали согласие по каждой цели и какие тексты действуют.
document-text-wording = формулировка согласия
