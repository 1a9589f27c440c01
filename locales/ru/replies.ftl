## Search

console-search-label = Что искать
console-search-title = Поиск
console-search-lead = Ищет во всём, что открывают ваши ключи: что люди написали и что рассказали о себе.
console-search-hint = Если слов несколько, должны найтись все. Регистр и надстрочные знаки не важны.
console-search-submit = Найти
console-search-stop = Остановить
console-search-running = Идёт поиск…
console-search-none = Ничего не найдено.
console-search-short = Введите от 2 до 200 знаков.
console-search-failed = Поиск не завершился. Попробуйте ещё раз.
console-search-more = Возможно, есть ещё. Добавьте слово, чтобы сузить поиск.
console-search-results = Результаты
console-search-searched-count =
    { $count ->
        [0] Сообщений не просмотрено
        [one] Просмотрено { $count } сообщение
        [few] Просмотрено { $count } сообщения
       *[many] Просмотрено { $count } сообщений
    }
console-search-contact = Контактные данные

## Canned responses

console-canned-title = Готовые ответы
console-canned-lead = Тексты для частых ответов на языках ваших посетителей.
console-canned-settings = Настройки
console-canned-new = Написать готовый ответ
console-canned-edit-title = Изменить готовый ответ
console-canned-empty = Пока ни одного. Начните с ответа, который даёте чаще всего.
console-canned-none = Ни в одном готовом ответе этого нет.
console-canned-find = Найти
console-canned-shortcut = Сокращение
console-canned-shortcut-hint = Одно слово строчными буквами, например «часы». По нему вы найдёте текст, когда отвечаете.
console-canned-body = Текст
console-canned-languages = Языки
console-canned-for = Для кого
console-canned-everyone = Для всех
console-canned-own = Только для меня
console-canned-text = Текст ({ $language })
console-canned-text-hint = Ненужные языки оставьте пустыми. Посетитель получит текст на своём языке, а если его нет — на английском.
console-canned-variables = Подставляется при вставке: { "{visitor}" } имя посетителя, { "{agent}" } ваше имя, { "{site}" } сайт, { "{organisation}" } организация.
console-canned-save = Сохранить ответ
console-canned-delete = Удалить ответ
console-canned-change = Изменить
console-canned-taken = Ответ с таким сокращением уже есть. Выберите другое.
console-canned-invalid-shortcut = Сокращение — одно слово строчными буквами, не длиннее 32 знаков.
console-canned-invalid-texts = Напишите хотя бы один текст и используйте только переменные, указанные под ним.
console-canned-too-large = Слишком много: в тексте не больше 4000 знаков, ответов не больше 500.

## Import of contacts

console-import-title = Импорт контактов
console-import-lead = Для тех, кто дал согласие в другом месте: на бумаге или в другом магазине. В каждой строке указаны цель, основание, день и доказательство.
console-import-objection = Тот, кто здесь отказался или отозвал согласие, добавлен не будет. Сведения о здоровье импортировать нельзя.
console-import-columns = Столбцы: name, phone, email, purpose, basis, given_at (например, 2026-01-31), proof, locale (de, en, pl, ru или tr). В каждой строке нужен телефон или адрес электронной почты.
console-import-template = Скачать шаблон
console-import-file = Файл
console-import-file-hint = CSV в UTF-8, не больше 5 МБ и 10 000 строк. В Excel сохраните как «CSV UTF-8».
console-import-check = Проверить файл
console-import-check-title = Пока ничего не сохранено
console-import-ready-count =
    { $count ->
        [0] Ни одну строку нельзя импортировать.
        [one] Можно импортировать { $count } контакт.
        [few] Можно импортировать { $count } контакта.
       *[many] Можно импортировать { $count } контактов.
    }
console-import-refused-count =
    { $count ->
        [0] Пропущенных строк нет.
        [one] Пропущена { $count } строка.
        [few] Пропущены { $count } строки.
       *[many] Пропущено { $count } строк.
    }
console-import-confirm-count =
    { $count ->
        [one] Импортировать { $count } контакт
        [few] Импортировать { $count } контакта
       *[many] Импортировать { $count } контактов
    }
console-import-done-title = Импорт завершён
console-import-done-count =
    { $count ->
        [0] Ни один контакт не импортирован.
        [one] Импортирован { $count } контакт.
        [few] Импортированы { $count } контакта.
       *[many] Импортировано { $count } контактов.
    }
console-import-again = Выбрать другой файл
console-import-to-contacts = К контактам
console-import-report = Скачать список этих строк
console-import-row = Строка
console-import-column = Столбец
console-import-reason = Почему пропущена
console-import-first-rows = Показаны только первые 200 строк. В скачанном списке есть все.
console-import-no-file = Выберите файл.
console-import-reason-cells = Число ячеек в строке не такое, как в первой.
console-import-reason-missing = Значение не указано.
console-import-reason-invalid = Значение не подходит.
console-import-reason-unknown = Такое слово неизвестно.
console-import-reason-special = Для этой цели импорт невозможен.
console-import-reason-basis = У этой цели другое основание.
console-import-reason-future = Этот день ещё не наступил.
console-import-reason-duplicate = Этот адрес уже есть в файле выше.
console-import-reason-known = Этот адрес уже есть среди контактов.
console-import-reason-objected = Человек отказался или отозвал согласие.

## Problems

problem-not-utf8-title = Файл записан не в UTF-8
problem-not-utf8-detail = Сохраните его ещё раз как «CSV UTF-8». В другой кодировке буквы вроде ü, ł или ş исказились бы.
problem-import-header-title = В первой строке нет названий столбцов
problem-import-header-detail = Используйте шаблон: нужны purpose, basis, given_at и proof, а также phone или email.
problem-bad-csv-title = Файл не является таблицей
problem-bad-csv-detail = Сохраните его как CSV: с запятыми, точками с запятой или табуляцией между ячейками.
