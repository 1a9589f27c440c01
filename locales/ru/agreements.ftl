## Договоры об обработке, подписанные онлайн; субобработчики, уведомления и возражения

console-agreement-title = Договоры
console-agreement-lead = Договор об обработке данных с оператором этой установки (ст. 28 GDPR). Обе стороны подписывают его здесь.
console-agreement-none-title = Договора пока нет
console-agreement-none-text = Закон требует договора, прежде чем кто-либо обрабатывает для вас персональные данные. Он составляется из ваших настроек. Прочитайте его, затем подпишите.
console-agreement-make = Составить договор
console-agreement-make-hint = Он составляется из сегодняшних настроек. Договор, который подписали ещё не обе стороны, уступает ему место.
console-agreement-language = Язык договора
console-agreement-number = №
console-agreement-state = Состояние
console-agreement-drafted = Составлен
console-agreement-signatures = Подписи
console-agreement-state-draft = Ждёт вашей подписи
console-agreement-state-signed-by-organisation = Ждёт оператора
console-agreement-state-signed-by-both = Действует
console-agreement-state-superseded = Заменён
console-agreement-file = PDF
console-agreement-signed-file = PDF с обеими подписями
console-agreement-document = SHA-256 подписываемого файла
console-agreement-method-two-step = пароль и код второго шага
console-agreement-method-operator-code = код оператора
console-agreement-sign-title = Подписать
console-agreement-sign-lead = Вы подписываете текст ниже от имени организации. Пароль и код подтверждают, что это вы.
console-agreement-sign-submit = Подписать договор
console-agreement-sign-no-step = Вы входите без второго шага, а тому, кто подписывает, он нужен. Пригласите второго владельца: он настроит его при вступлении и сможет подписать.
console-agreement-sign-invite = Пригласить второго владельца
console-agreement-sign-not-permitted = От имени организации подписывает только владелец.
console-agreement-subs-title = Субобработчики
console-agreement-subs-lead = Кто работает на оператора. О новых вы узнаёте заранее, чтобы успеть возразить. До этого они ничего от вас не получают.
console-agreement-subs-none = На оператора никто не работает.
console-agreement-service = Услуга
console-agreement-in-list = В списке
console-agreement-in-use = Можно использовать
console-agreement-notice = Уведомление до
console-agreement-objected = Вы возражаете
console-agreement-objected-text = Он ничего от вас не получает, пока вы не отзовёте возражение или оператор не исключит его.
console-agreement-left = Исключён
console-agreement-object = Возразить
console-agreement-reason = Почему
console-agreement-reason-hint = Это прочитает оператор. Пожалуйста, не называйте посетителей.
console-agreement-reason-problem = Пожалуйста, укажите причину, не более 1000 знаков.
console-agreement-withdraw = Отозвать возражение
console-agreement-back = Все договоры
console-operator-agreements = Договоры и субобработчики
console-operator-agreements-lead = Договоры, которые ждут вашей подписи, и те, кто на вас работает.
console-operator-agreements-waiting = К подписанию
console-operator-agreements-none = Ни один договор не ждёт.
console-operator-agreements-name = Ваше имя
console-operator-agreements-name-problem = Пожалуйста, укажите имя, не более 120 знаков.
console-operator-agreements-sign = Подписать за оператора
console-operator-agreements-code-hint = Ещё раз, потому что вы подписываете.
console-operator-sub-lead = Каждая организация, договор которой подписали обе стороны, узнаёт о новом субобработчике и получает новое приложение IV. До конца уведомления ему ничего не передаётся.
console-operator-sub-none = На вас пока никто не работает.
console-operator-sub-add = Объявить субобработчика
console-operator-sub-purposes-hint = Если ничего не отмечено: для всех целей.
console-operator-sub-since = В списке с
console-operator-sub-objection = Возражение
console-operator-sub-remove = Исключить
console-operator-sub-problem-name = Пожалуйста, укажите название, которого ещё нет в списке, не более 120 знаков.
console-operator-sub-problem-service = Пожалуйста, опишите, что он делает, не более 200 знаков.
console-operator-back = К обзору
console-recipient-objected = Возражение с
console-documents-sign = Так договор выглядел бы сегодня. Подписывают его в разделе «Договоры».
console-privacy-tab-agreements = Договоры
console-desk-agreement-none = Нет действующего договора об обработке данных
console-desk-agreement-draft = Договор об обработке данных ждёт вашей подписи
console-desk-agreement-hint = Тому, кто обрабатывает для вас данные, нужен договор (ст. 28(3) GDPR).
console-desk-objection-hint = Он ничего не получает, пока вы не отзовёте возражение или оператор не исключит его.
problem-agreement-changed-title = Это не тот текст, который был показан
problem-agreement-changed-detail = С тех пор договор изменился. Пожалуйста, прочитайте его ещё раз, затем подпишите.
problem-second-step-needed-title = Нужен второй шаг
problem-second-step-needed-detail = Подпись подтверждают кодом второго шага. Его настраивают в разделе «Вход».
console-agreement-unsaid = Прежде чем составить договор, нужно указать, кто его заключает (ст. 28(3) GDPR).
console-agreement-unsaid-link = Указать сейчас
console-agreement-unsaid-hint = Оператор вносит это в раздел [operator] файла настроек.
console-operator-unsaid-hint = Внесите это в раздел [operator] файла настроек и перезапустите сервер. До этого ни одна организация не может подписать договор.
problem-party-unsaid-title = В договоре не указано, кто его заключает
problem-party-unsaid-detail = Укажите полное юридическое название, адрес, страну и электронную почту организации в разделе «Защита данных», «Кто отвечает за обработку». Оператор вносит свои данные в раздел [operator] файла настроек. Затем составьте договор заново.
document-record-title = Запись о подписях
document-record-text = Обе стороны подписали файл с этим SHA-256: этот документ без данных в разделе «Подписи» и без этой страницы. Каждая подпись стоит в журнале организации. Запись лога — SHA-256 соли и следующей за ней записи.
document-record-document = SHA-256 файла
document-record-entry = Запись в журнале
document-record-salt = Соль (Base64)
document-record-operator = владеет кодом оператора
console-agreement-unsaid-organisation = Ваша организация ещё не указала: { $fields }.
console-agreement-unsaid-operator = Оператор этой установки ещё не указал: { $fields }.
console-agreement-name = Договор № { $number }
console-agreement-position = запись { $position } в журнале
console-desk-objection = Вы возражаете: { $name }
console-agreement-days-left-count =
    { $count ->
        [one] остался { $count } день
        [few] осталось { $count } дня
        [many] осталось { $count } дней
       *[other] осталось { $count } дня
    }
console-operator-sub-told-count =
    { $count ->
        [one] уведомлена { $count } организация
        [few] уведомлены { $count } организации
        [many] уведомлено { $count } организаций
       *[other] уведомлено { $count } организации
    }
