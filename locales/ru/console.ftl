## The console's frame: navigation, words that stand everywhere

console-title = Консоль Parlour
console-skip = Перейти к содержанию
console-nav-label = Главное меню
console-nav-inbox = Входящие
console-nav-contacts = Контакты
console-nav-tasks = Обратные звонки
console-nav-overview = Обзор
console-nav-settings = Настройки
console-nav-privacy = Защита данных
console-nav-ledger = Журнал действий
console-sign-out = Выйти
console-language = Язык
console-back = Назад
console-save = Сохранить
console-cancel = Отмена
console-continue = Продолжить
console-copy = Скопировать
console-copied = Скопировано
console-next-page = Следующая страница
console-offline = Связь прервалась. Подключаемся снова…
console-demo-hint = Демо-версия: двухэтапный вход отключён.
console-demo-newsletter-hint = Адреса для рассылки не подтверждаются письмом.

## Signing in

console-sign-in-title = Вход
console-sign-in-lead = Ваш пароль открывает ваши ключи. Мы его не знаем.
console-sign-in-email = Адрес эл. почты
console-sign-in-password = Пароль
console-sign-in-submit = Войти
console-sign-in-failed = Неверный адрес эл. почты, пароль или код.
console-sign-in-slow-down = Слишком много попыток. Подождите немного.
console-sign-in-signed-out = Вы вышли из системы.
console-sign-in-expired = Сеанс завершён. Войдите ещё раз.
console-code-lead = Введите шестизначный код из приложения-аутентификатора.
console-code-label = Код

## Setting up the first organisation

console-setup-title = Настройка организации
console-setup-lead = Здесь создаются первая организация и первая учётная запись.
console-setup-name = Название организации
console-setup-region = Страна, право которой применяется
console-setup-email = Ваш адрес эл. почты
console-setup-password = Пароль
console-setup-password-again = Повторите пароль
console-setup-password-hint = Не меньше 12 знаков. Несколько слов легче запомнить и труднее угадать.
console-setup-password-differs = Пароли не совпадают.
console-setup-password-short = Пароль слишком короткий.
console-setup-name-missing = Укажите название.
console-setup-email-invalid = В этом адресе эл. почты ошибка.
console-setup-submit = Создать организацию
console-setup-totp-title = Двухэтапный вход
console-setup-step-one = Настройка, шаг 1 из 2
console-setup-step-two = Настройка, шаг 2 из 2
console-setup-organisation = Организация
console-setup-region-hint = От страны зависит применимый закон: GDPR в Европе, KVKK в Турции.
console-setup-language = Язык
console-setup-owner = Ваша учётная запись
console-totp-lead = Отсканируйте QR-код приложением-аутентификатором. При следующем входе понадобится код из него.
console-totp-qr = QR-код с секретным ключом для приложения-аутентификатора
console-totp-text = Если отсканировать QR-код не получается, введите этот адрес:

## The recovery key

console-recovery-title = Ваш ключ восстановления
console-recovery-lead = Этот ключ показывается один раз и больше никогда. Распечатайте или перепишите его и храните в надёжном месте.
console-recovery-why = Если пароль утерян, а доступа нет больше ни у кого, данные откроет только этот ключ. Мы тоже не сможем.
console-recovery-key = Ключ
console-recovery-print = Распечатать
console-recovery-confirm-label = Введите последнюю группу знаков ключа
console-recovery-confirm = Ключ надёжно сохранён
console-recovery-wrong = Это не совпадает с ключом. Проверьте ещё раз.
console-recovery-confirmed = Ключ восстановления подтверждён.

## Inbox

console-inbox-title = Входящие
console-inbox-filter = Фильтр разговоров
console-inbox-all = Все
console-inbox-private = Приватно, пока посетитель не согласится
console-inbox-waiting-count =
    { $count ->
        [0] Никто не ждёт
        [one] Ждёт { $count } разговор
        [few] Ждут { $count } разговора
       *[many] Ждут { $count } разговоров
    }
console-state-bot = У бота
console-state-waiting = Ожидает
console-state-taken = В работе
console-state-closed = Завершён
console-filter-mine = Мои
console-filter-private = Приватные
console-empty-all-title = Разговоров пока нет
console-empty-all-text = Как только кто-нибудь откроет чат на одном из ваших сайтов, разговор появится здесь. Прочитать его можно, когда посетитель согласится.
console-empty-waiting-title = Никто не ждёт
console-empty-waiting-text = Здесь появляются разговоры, в которых посетитель хочет поговорить с человеком.
console-empty-mine-title = Вы не ведёте ни одного разговора
console-empty-mine-text = Разговор ведёт тот, кто ответил или выбрал «Взять».
console-empty-closed-title = Завершённых разговоров нет
console-empty-closed-text = Завершённые разговоры остаются здесь до конца срока хранения.
console-empty-private-title = Приватных разговоров нет
console-empty-private-text = Приватные разговоры ведёт бот. Читать их может только посетитель; через 24 часа после последнего сообщения они уничтожаются.

## Conversation

console-conversation-title = Разговор
console-conversation-messages = Сообщения
console-conversation-empty = Сообщений пока нет.
console-conversation-take = Взять
console-conversation-close = Завершить разговор
console-conversation-answer-label = Ваш ответ
console-conversation-send = Отправить
console-conversation-not-sent = Не отправлено. Попробуйте ещё раз.
console-conversation-typing = Посетитель пишет…
console-conversation-taken-by-you = Вы ведёте этот разговор.
console-conversation-taken-by = Этот разговор ведёт { $name }.
console-conversation-closed = Этот разговор завершён.
console-conversation-private-title = Этот разговор приватный
console-conversation-private-text = Посетитель не давал согласия на то, чтобы это кто-то читал. Ключ есть только у него. Всё, что останется приватным через 24 часа после последнего сообщения, будет уничтожено.
console-conversation-showing-hint = В журнале записано, что вы открыли этот разговор.
console-message-delete = Удалить сообщение
console-message-deleted = Сообщение удалено
console-message-sealed = Запечатано для цели: { $purpose }
console-author-visitor = Посетитель
console-author-bot = Бот
console-author-member = Команда
console-author-system = Уведомление
console-answer-hint = Ответив, вы берёте разговор на себя.
console-panel-rights = Права посетителя
console-panel-rights-text = Тому, кто письменно просит об удалении, не нужно для этого возвращаться в чат.
console-private-why = Это не настройка, которую кто-то здесь мог бы изменить: на сервере нет ключа к этому разговору.
console-private-then = Если посетитель решит поговорить с человеком, эта страница откроется сама.

## Contact panel and contacts

console-contact-title = Контакт
console-contact-none = Посетитель пока ничего о себе не сообщил.
console-contacts-title = Контакты
console-contacts-empty = Контактов пока нет. Здесь видно, кто и для чего оставил вам данные.
console-contacts-empty-filter = По этому фильтру контактов нет.
console-contacts-filter-purpose = Цель
console-contacts-filter-consent = Согласие
console-contacts-filter-any = Все
console-contacts-filter-apply = Отфильтровать
console-field-name = Имя
console-field-phone = Телефон
console-field-email = Эл. почта
console-field-concern = Вопрос
console-column-contact = Контакт
console-contacts-lead = То, что посетители сообщили о себе и на что ещё действует разрешение. Отозванного здесь уже нет.
console-contacts-fields = Сведения
console-contacts-no-fields = Нет доступных данных
console-contacts-actions = Действия

## Consents

console-consents-title = Согласия
console-consents-none = Согласие ещё не запрашивалось.
console-consent-given = Дано
console-consent-refused = Отказано
console-consent-withdrawn = Отозвано
console-consent-none = Не спрашивали
console-consent-wording = Показанный текст
console-consent-notice = Показанное уведомление об обработке данных
console-consent-basis = Правовое основание
console-basis-consent = Согласие
console-basis-contract = Договор или запрос самого человека
console-basis-legal-obligation = Обязанность по закону
console-basis-legitimate-interest = Законный интерес
console-consent-when = Когда
console-consent-language = Язык
console-consent-record = Запись (JSON-LD)
console-consent-version = Версия
console-purpose-conversation = Разговор
console-purpose-callback = Обратный звонок
console-purpose-lead = Заявка
console-purpose-marketing = Реклама
console-purpose-health = Здоровье

## Export and erasure

console-export-marketing = Выгрузить список рассылки (CSV)
console-export-hint = Только люди, чьё согласие действует сегодня. Выгрузка записывается в журнал.
console-erase-title = Удалить данные человека
console-erase-lead = Будут уничтожены все ключи этого человека, затем его разговоры и данные. Останется доказательство без персональных данных.
console-erase-confirm = Да, удалить навсегда
console-erase-done = Удалено. Повторная проверка ничего не нашла.
console-erase-receipt = Квитанция
console-erase-short = Удалить
console-erase-for-good = Это нельзя отменить: не поможет и резервная копия.
console-erased-proof = Эта квитанция доказывает удаление.
console-erased-held = Часть данных хранится по требованию закона, пока оно действует.
console-receipt-id = Идентификатор
console-receipt-proof = Показать доказательство
console-receipt-proof-hint = Запись в журнале — это SHA-256 от соли и текста. Доказательство показывает, что она там есть.
console-receipt-entry = Текст
console-receipt-salt = Соль
console-receipt-path = Доказательство

## Ledger

console-ledger-title = Журнал действий
console-ledger-lead = Каждое действие оставляет здесь запись, которую нельзя изменить незаметно. Персональных данных в ней нет.
console-ledger-empty = Записей пока нет.
console-ledger-index = №
console-ledger-act = Действие
console-ledger-at = Время
console-ledger-checkpoint = Контрольная точка
console-ledger-checkpoint-hint = Храните контрольную точку в другом месте. С ней можно доказать любое позднее изменение.
console-ledger-root = Корень
console-ledger-state = Состояние
console-ledger-origin = Источник
console-ledger-size = Записей
console-ledger-verify = Как это проверить
console-ledger-checkpoint-link = Загрузить контрольную точку
console-ledger-verify-run = Пересчитайте журнал на сервере:
console-ledger-verify-compare = Сравните размер и корень со своей контрольной точкой. Если они совпадают, до этого места ничего не изменено.
console-checkpoint-title = Ежедневная контрольная точка
console-checkpoint-lead = Раз в день подписанная контрольная точка покидает сервер. Журнал, переписанный на сервере заново, можно заметить только по точке, которая хранится в другом месте.
console-checkpoint-address = Адрес электронной почты
console-checkpoint-address-hint = Лучше всего — ящик вне этого сервера, у того, кто проверяет. Если поле пустое, письма не отправляются.
console-checkpoint-address-wrong = Это не адрес электронной почты.
console-checkpoint-mailed = Последнее письмо
console-checkpoint-never = Ещё не было
console-checkpoint-stamped = Последняя метка времени
console-checkpoint-stamp-file = Метка времени (RFC 3161)
console-checkpoint-failing = Последняя попытка не удалась. Она повторяется каждый час.
console-checkpoint-no-server = Письма не отправляются: оператор не настроил почтовый сервер.
console-checkpoint-no-recipient = Письма не отправляются: среди получателей нет почтового сервера, которым сейчас можно пользоваться.
console-checkpoint-no-authority = Оператор не настроил центр меток времени.
console-checkpoint-authority-unregistered = Оператор настроил центр меток времени. Он начнёт работать, когда вы внесёте его в список получателей.
console-ledger-by = Кто
console-by-visitor = Посетитель
console-by-member = Сотрудник
console-by-token = Токен API
console-by-machine = Система

## Errors and waiting keys

console-error-title = Не получилось
console-error-not-found = Такой страницы нет, или у вас нет к ней доступа.
console-error-not-permitted = Ваша роль этого не разрешает.
console-error-stale = Страница устарела. Проверьте и отправьте ещё раз.
console-error-back = К входящим
console-script-off = Без JavaScript страница не обновляется сама. Перезагрузите её, чтобы увидеть новое.
console-not-found-title = Здесь ничего нет
