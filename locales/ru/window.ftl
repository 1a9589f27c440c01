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
window-menu-notice = Уведомление об обработке данных
window-menu-imprint = Сведения об организации
window-menu-data = Мои данные
window-menu-erase = Удалить мои данные
window-opens-new-tab = откроется в новой вкладке

## Who speaks, and when

window-author-you = Вы
window-author-bot = Бот
window-author-member = Сотрудник
window-author-system = Уведомление
window-today = Сегодня
window-yesterday = Вчера
window-just-now = только что
window-sent-at = Отправлено: { $time }
window-sealed = Запечатано для цели: { $purpose }
window-deleted = Это сообщение удалено.
window-new-messages = Новые сообщения

## Connection

window-connecting = Соединяемся…
window-connected = Соединение установлено
window-offline = Нет связи. Сообщения отправятся, как только она появится.
window-reconnecting = Восстанавливаем связь…
window-sending = Отправляется…
window-sent = Отправлено
window-not-sent = Не отправлено.
window-retry = Попробовать снова
window-closed = Разговор завершён. Напишите, если нужно что-то ещё.
window-closed-short = Разговор завершён.
window-start-again = Начать новый разговор

## The privacy notice

window-notice-title = Уведомление об обработке данных
window-notice-read = Прочитать целиком
window-notice-fold = Свернуть уведомление
window-notice-changed = Уведомление об обработке данных изменилось. Прочитайте его и решите ещё раз.

## The consent card; both buttons look the same

window-consent-title = Ваше решение
window-consent-agree = Да, даю согласие
window-consent-refuse = Нет, отказываюсь
window-consent-free = Отказ ничем вам не повредит, а согласие можно отозвать в любой момент.
window-consents-title = Ваши решения
window-consents-lead = Каждое само по себе, и каждое можно отозвать отдельно.
window-consents-all = Ответить на все сразу
window-consents-agree = Да, согласие на всё
window-consents-refuse = Нет, отказ от всего
window-consent-refused = Вы отказались. Для этой цели ничего не сохранено.
window-consent-given = Вы согласились. Отозвать согласие можно в любой момент в разделе «Мои данные».
window-consent-given-for = Вы дали согласие: { $purpose }
window-consent-refused-for = Вы отказались: { $purpose }
window-consent-withdrawn-for = Вы отозвали согласие: { $purpose }
window-consent-none-for = Вы ещё не решили: { $purpose }
window-health-warning = Данные под особой защитой

## My data

window-data-title = Мои данные
window-data-lead = Это всё, что здесь о вас хранится.
window-data-subject = Ваш идентификатор (случайное число):
window-data-none = Сведения о вас не хранятся.
window-data-what = Что
window-data-why = Для чего
window-data-since = С какого времени
window-data-until = Как долго
window-data-until-date = Хранится до: { $date }.
window-data-until-event = пока вы не отзовёте согласие или не удалите данные
window-data-fields = Ваши сведения
window-data-messages = Ваши сообщения
window-data-messages-none = Ваших сообщений здесь нет.
window-data-consents = Ваши согласия
window-data-consents-none = Вашего согласия ещё не спрашивали.
window-data-requests = Ваши запросы
window-data-recipients = Кто получает данные
window-data-recipients-none = Никто, кроме нас
window-data-private = Приватно: прочитать это можете только вы. Без вашего согласия это будет уничтожено через 24 часа после вашего последнего сообщения.
window-data-readable = Может читать: { $organisation }
window-data-correct = Исправить
window-data-save = Сохранить
window-data-cancel = Отмена
window-data-saved = Исправлено.
window-data-delete-message = Удалить сообщение
window-data-withdraw = Отозвать
window-data-withdraw-for = Отозвать согласие: { $purpose }
window-data-withdrawn = Согласие отозвано. Ключ уничтожен, и никто, кроме вас, больше не может это прочитать. Через 24 часа это будет удалено.
window-data-download = Скачать
window-data-file = Скачать ({ $kind })
window-data-receipt = Квитанция (JSON-LD)
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
window-field-call-at = Удобное время
window-field-rating = Оценка
window-field-comment = Комментарий

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
window-receipt-keep = Скачайте её и сохраните. Только с ней потом можно проверить, что это было сделано.
window-receipt-number = Номер
window-receipt-what = Что сделано
window-receipt-at = Дата и время
window-receipt-download = Скачать квитанцию
window-receipt-copy = Скопировать квитанцию
window-copied = Скопировано

## What went wrong

window-error-general = Не получилось. Попробуйте ещё раз.
window-error-ended = Ваш визит завершён, его данные уничтожены. Можно начать заново.
window-error-too-long = Сообщение слишком длинное. Сократите его.
window-error-too-fast = Слишком быстро. Подождите немного.
window-error-site = Этот чат нельзя открыть на этой странице.
window-error-script = Для чата нужен JavaScript. С нами можно связаться и через сведения об организации.
window-storage-blocked = Ваш браузер ничего здесь не сохраняет. Чат закончится, когда вы уйдёте со страницы.

## Lines, files, sound

window-waits = Ждёт связи
window-edited = изменено
window-attach = Прикрепить изображение или PDF
window-attach-drop = Перетащите сюда изображения или файлы PDF
window-attach-type = Файл «{ $name }» отправить нельзя. Можно отправлять изображения (JPEG, PNG, WebP, GIF) и PDF.
window-attach-large = Файл «{ $name }» слишком большой. Предел — { $size }.
window-attach-failed = Файл «{ $name }» не отправлен.
window-attach-cancel = Отменить: { $name }
window-attach-remove = Скрыть: { $name }
window-file-open = Открыть изображение: { $name }
window-file-download = Скачать: { $name }
window-file-delete = Удалить: { $name }
window-emoji = Эмодзи
window-menu-transcript = Сохранить разговор
window-menu-print = Распечатать разговор
window-menu-sound = Звук новых сообщений

## What happens to it: unfolds in the consent card

window-happens = Что будет с данными?
window-happens-what = Что
window-happens-why = Для чего
window-happens-who = Кто прочтёт
window-happens-long = Как долго
window-happens-back = Как отозвать
window-happens-what-callback = Ваш номер телефона и имя, если вы его назовёте.
window-happens-what-conversation = То, что вы уже написали здесь, и то, что напишете дальше.
window-happens-what-health = То, что вы расскажете о своём здоровье на следующем шаге.
window-happens-what-lead = То, что вы сообщите на следующих шагах, чтобы получить предложение.
window-happens-what-marketing = Ваш адрес электронной почты.
window-happens-what-other = То, о чём вас спросят дальше, и ничего больше.
window-happens-back-text = Одним нажатием в меню, в разделе «Мои данные». Ключ уничтожается сразу, данные — через 24 часа.

## Cards: let in, call back, rating, closed

window-let-in-title = Можно ли сотруднику читать этот разговор?
window-call-back-lead = Сейчас никого нет. Мы можем вам перезвонить.
window-call-back-offer = Оставить номер
window-call-back-dismiss = Нет, спасибо
window-call-back-title = Мы вам перезвоним
window-call-back-name = Имя (необязательно)
window-call-back-when = Когда вам удобно?
window-call-back-any = В любое время
window-call-back-send = Заказать звонок
window-call-back-done = Спасибо! Мы вам позвоним. Номер можно посмотреть и удалить в разделе «Мои данные».
window-call-back-refused = Хорошо, ничего не сохранено. Пишите сюда: мы ответим, как только вернёмся.
window-rating-title = Как вам наш разговор?
window-rating-5 = Отлично
window-rating-4 = Хорошо
window-rating-3 = Нормально
window-rating-2 = Не очень
window-rating-1 = Плохо
window-rating-comment = Хотите что-нибудь добавить? (необязательно)
window-rating-send = Отправить оценку
window-rating-skip = Пропустить
window-write-again = Написать снова
window-transcript = Сохранить разговор
window-print = Распечатать

## My data: since when, until when, who; and the private link

window-data-purposes = Для чего и как долго
window-data-until-day = до { $date }
window-data-readers = Кто это читал
window-data-readers-none = Ваши данные никто не читал.
window-data-read-conversation = чтение разговора
window-data-read-contact = просмотр ваших сведений
window-data-notes = Заметки сотрудников о вас
window-role-owner = Руководство
window-role-agent = Служба поддержки
window-role-marketing = Маркетинг
window-role-auditor = Аудит
window-role-privacy-officer = Защита данных
window-role-api-token = Наша программа
window-role-former = Больше здесь не работает
window-link-title = Личная ссылка
window-link-text = По ней можно вернуться к своим данным позже, в том числе с другого устройства, пока они хранятся.
window-link-make = Показать личную ссылку
window-link-label = Ваша личная ссылка
window-link-warning = Любой, у кого есть эта ссылка, может прочитать и удалить ваши данные. Храните её как ключ.
window-link-copy = Скопировать ссылку

## The window's panel of one's own data

window-data-held = Хранится по закону до { $date }, даже после отзыва или удаления: { $what }. Читать тогда могут только ответственные за защиту данных.
window-data-held-all = всё
window-data-restricted = Обработка ваших данных ограничена: они хранятся, и никто здесь их не читает.

## What the visitor has asked for under the law

window-rights-title = Ваши права
window-rights-lead = Что система может сделать сама, она делает сразу. Остальное получают люди, с указанием дня, до которого они ответят.
window-rights-rectification = Попросить исправить
window-rights-what = Что неверно и как правильно?
window-rights-restriction = Попросить хранить, но не читать
window-rights-by = Ответ не позднее { $date }
window-rights-take-back = Отозвать
window-rights-none = Обращений пока не было.
window-rights-kind-access = Доступ к данным
window-rights-kind-rectification = Исправление
window-rights-kind-erasure = Удаление
window-rights-kind-portability = Перенос данных
window-rights-kind-restriction = Ограничение
window-rights-kind-objection = Возражение
window-rights-kind-withdrawal = Отзыв согласия
window-rights-state-open = Ждёт ответа
window-rights-state-extended = Срок продлён
window-rights-state-fulfilled = Выполнен
window-rights-state-refused = Отказано
window-rights-state-withdrawn = Отозван
window-confirm-title = Ещё одно нажатие
window-confirm-sent = Мы отправили письмо на { $address }. Подтвердите, пожалуйста, в нём. До этого никто, кроме вас, не может прочитать адрес; без нажатия он будет удалён через 24 часа.
window-confirm-not-sent = Письмо на { $address } сейчас не удалось отправить. Ничего не потеряно: попросите отправить его ещё раз.
window-confirm-again = Отправить ещё раз
window-confirm-withdraw = Нет, отменить
window-confirm-resent = Письмо отправлено ещё раз.
window-state-pending = Ждёт вашего нажатия в письме
