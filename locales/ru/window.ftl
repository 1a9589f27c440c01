## The chat window

window-title = Чат
window-title-of = Чат: { $organisation }
window-machine = Здесь отвечает программа, пока не подключится человек.
window-person = Сейчас отвечает человек.
window-skip = Перейти к полю сообщения
window-messages-label = Сообщения
window-input-label = Ваше сообщение
window-input-placeholder = Напишите сообщение…
window-input-blocked = Сначала ответьте на вопрос выше.
window-answer-for = Для чего: { $purpose }
window-optional = Необязательно. Чтобы пропустить, введите «-».
window-skip-answer = Пропустить
window-send = Отправить
window-choices-label = Варианты
window-typing = печатает…
window-language = Выбрать язык
window-close = Закрыть чат
window-back = Назад в чат

## The menu; its four entries are always there

window-menu = Меню
window-menu-close = Закрыть меню
window-menu-notice = Уведомление о данных
window-menu-imprint = Сведения об организации
window-menu-data = Мои данные
window-menu-erase = Удалить мои данные
window-opens-new-tab = откроется в новой вкладке

## Who speaks, and when

window-author-you = Вы
window-author-bot = Бот
window-author-member = Человек
window-author-system = Уведомление
window-today = Сегодня
window-yesterday = Вчера
window-just-now = только что
window-sent-at = Отправлено в { $time }
window-sealed = Запечатано для цели: { $purpose }
window-deleted = Это сообщение удалено.
window-new-messages = Новые сообщения

## Connection

window-connecting = Соединяемся…
window-connected = Соединение есть
window-offline = Нет связи. Сообщения отправятся, как только она появится.
window-reconnecting = Восстанавливаем связь…
window-sending = Отправляется…
window-sent = Отправлено
window-not-sent = Не отправлено.
window-retry = Попробовать снова
window-closed = Разговор завершён. Напишите, если нужно что-то ещё.
window-start-again = Начать новый разговор

## The privacy notice

window-notice-title = Уведомление о данных
window-notice-read = Прочитать целиком
window-notice-fold = Свернуть уведомление
window-notice-changed = Уведомление о данных изменилось. Прочитайте его и решите ещё раз.

## The consent card; both buttons look the same

window-consent-title = Ваше решение
window-consent-agree = Да, даю согласие
window-consent-refuse = Нет, отказываюсь
window-consent-free = Отказ ничем вам не повредит, а согласие можно отозвать в любой момент.
window-consent-refused = Вы отказались. Ничего для этого не сохранено.
window-consent-given = Вы согласились. Отозвать согласие можно в любой момент в разделе «Мои данные».
window-consent-given-for = Вы дали согласие: { $purpose }
window-consent-refused-for = Вы отказались: { $purpose }
window-consent-withdrawn-for = Вы отозвали согласие: { $purpose }
window-consent-none-for = Решения ещё нет: { $purpose }
window-health-warning = Особо защищённые данные

## My data

window-data-title = Мои данные
window-data-lead = Это всё, что здесь о вас хранится.
window-data-subject = Ваш идентификатор (случайное число):
window-data-none = О вас ничего не хранится.
window-data-what = Что
window-data-why = Для чего
window-data-since = С какого времени
window-data-until = Как долго
window-data-until-date = Хранится до: { $date }.
window-data-until-event = пока вы не отзовёте согласие или не удалите
window-data-fields = Ваши сведения
window-data-messages = Ваши сообщения
window-data-messages-none = Ваших сообщений здесь нет.
window-data-consents = Ваши согласия
window-data-consents-none = Вашего согласия ещё не спрашивали.
window-data-requests = Ваши запросы
window-data-recipients = Кто получает данные
window-data-recipients-none = Никто, кроме нас
window-data-private = Закрыто: прочитать это можете только вы. Без вашего согласия всё будет уничтожено через 24 часа после последнего сообщения.
window-data-readable = Может читать: { $organisation }
window-data-correct = Исправить
window-data-save = Сохранить
window-data-cancel = Отмена
window-data-saved = Исправлено.
window-data-delete-message = Удалить сообщение
window-data-withdraw = Отозвать
window-data-withdraw-for = Отозвать согласие: { $purpose }
window-data-withdrawn = Согласие отозвано. Ключ уничтожен, и никто, кроме вас, больше не может это читать. Через 24 часа всё будет удалено.
window-data-download = Скачать
window-data-file = Скачать ({ $kind })
window-data-erase = Удалить всё
window-data-loading = Загружаем ваши данные…
window-state-given = Дано
window-state-refused = Отказано
window-state-withdrawn = Отозвано
window-state-none = Не спрашивали
window-field-name = Имя
window-field-phone = Телефон
window-field-email = Эл. почта
window-field-concern = Вопрос

## Erasing

window-erase-title = Удалить все данные?
window-erase-text = Ваши ключи, сообщения и сведения будут уничтожены сразу и навсегда. Вернуть их не сможет никто.
window-erase-confirm = Да, удалить всё
window-erase-keep = Нет, оставить
window-erasing = Удаляем…
window-erased-title = Ваши данные удалены
window-erased-text = После этого мы проверили ещё раз: ничего не осталось.
window-erased-closed = Это окно можно закрыть.

## Receipts

window-receipt-title = Ваша квитанция
window-receipt-text = Эта квитанция доказывает, что и когда было сделано. Сведений о вас в ней нет.
window-receipt-keep = Скачайте её и сохраните. Только с ней можно будет потом всё проверить.
window-receipt-number = Номер
window-receipt-what = Что сделано
window-receipt-at = Дата и время
window-receipt-download = Скачать квитанцию
window-receipt-copy = Скопировать квитанцию
window-copied = Скопировано

## What went wrong

window-error-general = Не получилось. Попробуйте ещё раз.
window-error-ended = Ваш визит закончился, его данные уничтожены. Можно начать заново.
window-error-too-long = Сообщение слишком длинное. Сократите его.
window-error-too-fast = Слишком быстро. Подождите немного.
window-error-site = Этот чат нельзя открыть на этой странице.
window-error-script = Для чата нужен JavaScript. С нами можно связаться и через сведения об организации.
window-storage-blocked = Ваш браузер ничего здесь не сохраняет. Чат закончится, когда вы уйдёте со страницы.
