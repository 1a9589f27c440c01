## Signing in: the second step, recovery codes, the password, sessions

console-signing-in-title = Вход
console-signing-in-lead = Чем вы подтверждаете, что это вы, и где вы вошли.
console-signing-in-needed = Ваша организация требует второго шага. Пожалуйста, настройте его сейчас: всё остальное откроется после этого.
console-signing-in-totp-on = Приложение-аутентификатор настроено. При каждом входе нужен его код.
console-signing-in-totp-off = Приложение-аутентификатор не настроено: тот, кто узнает ваш пароль, сможет войти.
console-signing-in-totp-set = Настроить приложение-аутентификатор
console-signing-in-totp-replace = Настроить другое приложение
console-signing-in-totp-confirm = Подтвердить этим кодом
console-settings-signing-in-text = Второй шаг, резервные коды, пароль и места, где вы вошли.
console-settings-signing-in-words = пароль второй шаг двухфакторный totp аутентификатор резервные коды сеансы устройства выйти
console-codes-title = Резервные коды
console-codes-about = Если недоступны ни приложение-аутентификатор, ни ключ доступа, их заменит резервный код. Каждый действует один раз.
console-codes-left-count =
    { $count ->
        [one] остался { $count } код
        [few] осталось { $count } кода
        [many] осталось { $count } кодов
       *[other] осталось { $count } кода
    }
console-codes-make = Создать новые коды
console-codes-make-hint = Прежние коды перестанут действовать.
console-codes-once = Запишите эти коды или распечатайте их. Они показываются только сейчас.
console-codes-list = Ваши коды
console-codes-kept = Коды сохранены
console-code-or-recovery = Шесть цифр из приложения-аутентификатора или резервный код.
console-password-title = Пароль
console-password-about = Он открывает ваши ключи. Когда вы его смените, во всех других местах произойдёт выход.
console-password-old = Прежний пароль
console-password-new = Новый пароль
console-password-change = Сменить пароль
console-password-weak = Такой пароль подобрали бы слишком быстро.
console-password-common = Слова и имена, которыми пользуются многие, пробуют первыми. Составьте пароль из нескольких слов, не связанных ни между собой, ни с вами.
console-password-keys = Соседние клавиши пробуют в числе первых.
console-password-repeated = Повторы почти ничего не дают.
console-password-sequence = Буквы или цифры по порядку почти ничего не дают.
console-password-date = Даты и годы пробуют в числе первых.
console-password-more = Добавьте ещё одно-два слова.
console-sessions-title = Где вы вошли
console-sessions-about = Об устройстве и месте ничего не хранится. Сеанс заканчивается после двух часов бездействия, а через двенадцать часов — в любом случае.
console-sessions-began = Вход
console-sessions-used = Последнее действие
console-sessions-this = этот сеанс
console-sessions-end = Выйти там
console-required-title = Для всех
console-required-label = Все входят в два шага (рекомендуется)
console-required-hint = Тот, у кого нет второго шага, настроит его при следующем обращении, прежде чем откроется остальное.
console-members-totp = Приложение
console-invite-email = Адрес электронной почты
console-who-title = Это вы?
console-who-lead = Для этого действия нужно ещё раз ввести пароль. Подтверждение действует четверть часа.
console-who-submit = Продолжить
console-who-wrong = Пароль или код неверен.
problem-confirm-first-title = Подтвердите, что это вы
problem-confirm-first-detail = Нужно подтверждение за последние 15 минут: отправьте пароль и код на /api/v1/session/confirm и повторите запрос с новым токеном.
problem-person-needed-title = Здесь нужен человек
problem-person-needed-detail = Это делает только сотрудник, который вошёл сам. Токена API для этого недостаточно, какие бы права у него ни были.
problem-second-step-first-title = Сначала настройте второй шаг
problem-second-step-first-detail = Организация требует от всех входа в два шага. Остальное откроется, когда ваш второй шаг будет настроен.
problem-weak-password-title = Пароль слишком легко подобрать
problem-weak-password-detail = Выберите несколько не связанных между собой слов. В списке сказано, что делает этот пароль слабым.
console-recover-title = Новый пароль
console-recover-lead = Новый пароль можно задать по ссылке, которую создало для вас руководство, или ключом восстановления организации.
console-recover-secret = Код из ссылки или ключ восстановления
console-recover-secret-hint = Код — это конец ссылки, после знака #. Ключ восстановления — на листе, напечатанном при создании организации.
console-recover-wrong = Ссылка или ключ не действует либо не относится к этому адресу.
console-recover-done = Новый пароль задан. Пожалуйста, войдите.
console-recover-forgot = Забыли пароль?
console-help-title = Пароль утерян
console-help-text = Утерянный пароль никто не может посмотреть. По этой ссылке участник выберет новый; во всех других местах произойдёт выход. Передайте её надёжным путём: в ней ключи его роли.
console-help-without-step = Второй шаг тоже утерян
console-help-make = Создать ссылку
