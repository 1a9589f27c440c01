## Passkeys: one's own, and signing in with them

console-passkeys-title = Ключи доступа
console-passkeys-about = Ключ доступа хранит за вас одно из ваших устройств. Он открывается пальцем, лицом или PIN-кодом, его нельзя угадать, и действует он только по этому адресу.
console-passkeys-unavailable = По этому адресу ключи доступа не работают: браузеры предлагают их только для имени и по HTTPS. На компьютере, где работает сам Parlour, подойдёт и localhost.
console-passkeys-used = Последнее использование
console-passkeys-never = ещё ни разу
console-passkeys-added = Добавлен
console-passkeys-alone = Достаточен для входа, без пароля
console-passkeys-second = Второй шаг после пароля: это устройство не может открыть ваши ключи
console-passkeys-change = Изменить
console-passkeys-rename = Переименовать
console-passkeys-remove = Удалить
console-passkeys-remove-hint = Во всех остальных местах вы выйдете из системы. Удалите ключ и на самом устройстве.
console-passkey-add = Добавить ключ доступа
console-passkey-name = Название
console-passkey-name-hint = По чему вы узнаете устройство, например «ноутбук» или «брелок».
console-passkey-new-lead = Дайте ему название и следуйте указаниям браузера.
console-passkey-create = Создать ключ доступа
console-passkey-two-kinds = Некоторые устройства могут открыть ваши ключи: тогда ключа доступа достаточно для входа. С остальными он заменяет код, а пароль вы вводите по-прежнему. Какой это случай, станет видно после добавления.
console-passkey-no-script = Для этого нужен браузер, который знает ключи доступа, с включённым JavaScript.
console-passkey-cancelled = Не получилось: действие отменено, длилось слишком долго, или подходящего ключа не нашлось.
console-passkey-known = На этом устройстве уже есть ваш ключ доступа.
console-sign-in-passkey = Войти с ключом доступа
console-sign-in-passkey-failed = Этот ключ доступа не принят. Попробуйте ещё раз или войдите с паролем.
console-step-passkey = Использовать вместо этого ключ доступа
console-signing-in-totp-none = Приложение-аутентификатор не настроено; вторым шагом служит ключ доступа.
console-members-passkeys-count =
    { $count ->
        [one] { $count } ключ доступа
        [few] { $count } ключа доступа
        [many] { $count } ключей доступа
       *[other] { $count } ключа доступа
    }
problem-passkeys-unavailable-title = По этому адресу нет ключей доступа
problem-passkeys-unavailable-detail = Браузеры предлагают ключи доступа только для имени и по HTTPS. Пожалуйста, откройте адрес, для которого настроен Parlour.
problem-passkey-refused-title = Ключ доступа не принят
problem-passkey-refused-detail = Возможно, прошло больше пяти минут, или он создан на другой странице. Попробуйте ещё раз.
problem-password-needed-title = Этот ключ доступа служит вторым шагом
problem-password-needed-detail = Он не может открыть ваши ключи. Сначала введите адрес и пароль; после этого он заменит код.
problem-too-many-passkeys-title = У вас уже десять ключей доступа
problem-too-many-passkeys-detail = Больше их быть не может. Удалите тот, которым вы больше не пользуетесь.
problem-last-second-step-title = Это ваш единственный второй шаг
problem-last-second-step-detail = Ваша организация его требует. Сначала настройте приложение-аутентификатор или другой ключ доступа.
