problem-breach-open-title = Ещё не всё сделано
problem-breach-open-detail = Случай можно закрыть, когда все уведомлены и реестр заполнен. Посмотрите, что ещё осталось.

## The register

breaches-title = Утечки и сбои
breaches-lead = Каждый случай остаётся здесь навсегда, даже если тревога была ложной. Часы идут и ночью, и в выходные.
breaches-which = Какие случаи
breaches-open = Открытые
breaches-register = Реестр
breaches-empty-title = Открытых случаев нет
breaches-empty-text = Если что-то замечено, запишите это ниже. Лучше потом отклонить, чем сейчас потерять часы.
breaches-csv = Реестр таблицей
breaches-json = Реестр в JSON
breaches-incident = Случай
breaches-clocks = Сроки
breaches-state = Состояние
breaches-opened = Замечено
breaches-new = Сообщить о случае
breaches-aware = С какого времени нам известно
breaches-aware-hint = Момент, с которого вы достаточно уверены. Если пока нет, оставьте пустым: это будет черновик, и часы не пойдут.
breaches-create = Записать
breaches-untitled = Замечено автоматически
breaches-sealed = Запечатано
breach-sealed-lead = Написанное об этом запечатано для тех, кто отвечает на обращения. Отметки, даты и числа видны.
breach-title-missing = Напишите в нескольких словах, что случилось.

## States

breach-state-draft = Черновик
breach-state-confirmed = Подтверждено
breach-state-dismissed = Отклонено
breach-state-closed = Закрыто
breach-signal-ledger-broken = Журнал не проходит проверку. Возможно, кто-то изменил базу данных.
breach-signal-many-exports = Один участник часто выгружал данные в течение часа.
breach-signal-sign-in-attack = Кто-то подбирает пароль учётной записи.
breach-signal-ended-key = Сеанс или ссылка использованы после их завершения.
breach-signal-recovery-key = Кто-то вернулся в учётную запись по ключу восстановления. Это было согласовано?
breach-signal-passkey-copied = Счётчик ключа доступа пошёл назад: возможно, есть его копия.

## Clocks

breach-law-gdpr = GDPR
breach-law-kvkk = KVKK
breach-to-authority = Надзорный орган
breach-to-people = Люди
breach-clock-running = идёт
breach-clock-met = уведомлены вовремя
breach-clock-late = уведомлены с опозданием
breach-clock-overdue = просрочено
breach-clock-not-required = не требуется
breach-clock-undecided = ещё не решено
breach-duty-tell = Необходимо уведомить.
breach-duty-tell-in-public = Необходимо уведомить публично.
breach-duty-undecided = Зависит от риска.
breach-duty-risk-unlikely = Риск маловероятен.
breach-duty-risk-not-high = Риск невысок.
breach-duty-protected = Посторонние не смогут понять данные.
breach-duty-averted = Высокий риск предотвращён.
breach-duty-not-obtained = Данные никто не получил.
breach-due = Срок

## What to do next

breach-next = Что делать дальше
breach-step-confirm = Решить, действительно ли это утечка
breach-step-say-effects = Указать, что случилось с данными
breach-step-assess-risk = Оценить риск для людей
breach-step-tell-authority = Уведомить надзорный орган и отметить это
breach-step-tell-people = Уведомить людей и отметить это
breach-step-write = Дополнить
breach-step-close = Всё сделано: можно закрыть
breach-ended = Больше ничего делать не нужно. Случай остаётся в реестре.
breach-confirm = Это утечка
breach-dismiss = Это не утечка
breach-dismiss-lead = Это не утечка? Объясните почему. Случай останется в реестре с этим объяснением.
breach-close = Закрыть
breach-zone = Время указано по зоне { $zone }.

## The form

breach-form = Что известно
breach-form-lead = Запишите то, что известно сейчас. Остальное можно дополнить: законы разрешают уведомлять поэтапно.
breach-section-what = Что случилось
breach-section-whose = Какие данные, какие люди
breach-section-risk = Риск и последствия
breach-section-measures = Меры
breach-section-notification = Для уведомления
breach-field-title = В нескольких словах
breach-field-nature = Что случилось
breach-field-found = Как это обнаружили
breach-field-consequences = Вероятные последствия для людей
breach-field-impact = Последствия для организации
breach-field-measures-before = Защита, действовавшая до случая
breach-field-measures-after = Принятые или запланированные меры
breach-field-advice = Что могут сделать сами люди
breach-field-contact = К кому обратиться: имя, страница или телефон
breach-field-controller = Оператор данных: название и адрес
breach-field-preparer = Кто заполняет: имя, должность, почта, телефон; доверенность, если извне
breach-field-delay-reason = Почему орган узнаёт после истечения срока
breach-field-bodies = Другие уведомлённые органы страны
breach-field-foreign-authorities = Уведомлённые зарубежные органы
breach-field-attachments = Что приложено и где хранится
breach-field-risk-reason = Почему риск маловероятен
breach-field-exception-reason = Почему применяется это исключение
breach-field-dismissal = Почему это не утечка
breach-field-aware-at = Известно с
breach-field-started-at = Начало
breach-field-ended-at = Окончание
breach-field-detected-at = Замечено
breach-field-effects = Что случилось с данными
breach-field-source = Источник
breach-field-data = Персональные данные
breach-field-special = Особые категории
breach-field-groups = Группы людей
breach-field-persons = Число людей
breach-field-records = Число записей
breach-field-exact = подсчитано, а не оценено
breach-field-risk = Риск для людей
breach-field-exception = Исключение из уведомления людей (GDPR, ст. 34(3))
breach-field-trained = Причастные прошли обучение за последний год
breach-field-regimes = Применимые законы
breach-unsaid = Не указано
breach-yes = Да
breach-no = Нет
breach-save = Сохранить
breach-changed = Кто-то уже изменил эти данные. Ваш текст ниже: сравните и сохраните ещё раз.
breach-wrong = Здесь пока ошибка: { $field }
breach-not-now = В текущем состоянии это невозможно.

## Check-lists

breach-effect-confidentiality = О них узнали посторонние
breach-effect-integrity = Они изменены
breach-effect-availability = Они утрачены или недоступны
breach-risk-unassessed = Ещё не оценён
breach-risk-unlikely = Риск маловероятен
breach-risk-risk = Есть риск
breach-risk-high = Высокий риск
breach-exception-protected = Полученное нельзя понять (зашифровано)
breach-exception-averted = Принятые меры устраняют высокий риск
breach-exception-disproportionate = Несоразмерные усилия: публичное сообщение
breach-source-theft-or-loss = Кража или потеря устройства или документа
breach-source-insecure-storage = Небезопасное хранение
breach-source-malware = Вредоносная программа
breach-source-ransomware = Программа-вымогатель
breach-source-denial-of-service = Атака на доступность
breach-source-social-engineering = Кого-то обманули
breach-source-sabotage = Саботаж
breach-source-accident = Случайность или небрежность
breach-source-other = Другое
breach-data-identity = Личность
breach-data-contact = Контакты
breach-data-conversation = Переписка и файлы
breach-data-location = Местоположение
breach-data-transactions = Заказы и операции
breach-data-employment = Трудовые данные
breach-data-legal = Правовые дела
breach-data-premises = Доступ в помещения
breach-data-security = Пароли и журналы
breach-data-risk-management = Управление рисками
breach-data-finance = Финансы
breach-data-experience = Профессиональный опыт
breach-data-marketing = Реклама
breach-data-audiovisual = Изображения и записи
breach-special-origin = Этническое происхождение
breach-special-politics = Политические взгляды
breach-special-belief = Религия и убеждения
breach-special-dress = Внешний вид и одежда
breach-special-association = Членство в объединениях
breach-special-union = Членство в профсоюзе
breach-special-health = Здоровье
breach-special-sexual-life = Интимная жизнь
breach-special-criminal = Судимость
breach-special-biometric = Биометрические данные
breach-special-genetic = Генетические данные
breach-group-users = Посетители и пользователи
breach-group-customers = Клиенты
breach-group-members = Члены и подписчики
breach-group-employees = Сотрудники
breach-group-patients = Пациенты
breach-group-children = Дети
breach-group-vulnerable = Другие уязвимые люди
breach-group-others = Другие

## Who was told

breach-told = Кого уведомили
breach-told-none = Пока никого не уведомили.
breach-told-lead = Уведомите способом, принятым у органа, и отметьте здесь. Сведения на этот момент сохранятся неизменными.
breach-told-law = Закон
breach-told-to = Кому
breach-told-at = Когда
breach-told-at-hint = Пусто означает «сейчас».
breach-told-phase = Часть
breach-told-channel = Каким способом
breach-told-persons = Сколько человек
breach-told-persons-hint = Обязательно для субъектов данных, как и способ.
breach-told-reference = Номер дела
breach-told-reason = Если с опозданием: почему
breach-told-note = Отметить
breach-told-held = Что было известно
breach-phase-initial = Первое уведомление
breach-phase-follow-up = Дополнение
breach-phase-final = Итоговое уведомление
breach-channel-chat = в чате
breach-channel-letter = письмом
breach-channel-email = по электронной почте
breach-channel-phone = по телефону
breach-channel-portal = через портал или форму органа
breach-channel-public = публично

## The affected

breach-affected = Кого это касается
breach-affected-lead = Parlour находит людей по тому, что хранилось и кто это видел. Пустые поля означают всех.
breach-affected-purposes = Данные хранились для
breach-affected-members = Видели
breach-affected-from = С
breach-affected-until = По
breach-affected-find = Добавить в список
breach-affected-csv = Список таблицей
breach-message = Сообщить в чате
breach-message-lead = Ясно напишите, что случилось, какие это данные, чем это грозит, что вы сделали, что можно сделать самому и к кому обратиться. Каждый получит это на своём языке. Кому чат для вас закрыт, напишите письмо по таблице.
breach-message-text = Текст: { $language }
breach-message-send = Отправить всем, кто ещё не знает

## Dates

breach-dates = Ход
breach-date-opened = Записано
breach-date-aware = Известно с
breach-date-ended = Завершено

## Numbers

breach-left-count =
    { $count ->
        [one] остался { $count } час
        [few] осталось { $count } часа
        [many] осталось { $count } часов
       *[other] осталось { $count } часа
    }
breach-over-count =
    { $count ->
        [one] просрочено на { $count } час
        [few] просрочено на { $count } часа
        [many] просрочено на { $count } часов
       *[other] просрочено на { $count } часа
    }
breach-listed-count =
    { $count ->
        [one] В списке { $count } человек.
        [few] В списке { $count } человека.
        [many] В списке { $count } человек.
       *[other] В списке { $count } человека.
    }
breach-told-count =
    { $count ->
        [one] { $count } человек
        [few] { $count } человека
        [many] { $count } человек
       *[other] { $count } человека
    }
breach-reached-count =
    { $count ->
        [one] { $count } человек уведомлён в чате.
        [few] { $count } человека уведомлены в чате.
        [many] { $count } человек уведомлены в чате.
       *[other] { $count } человека уведомлены в чате.
    }
