## The console's page of security events

console-security-title = Безопасность
console-security-text = Неудачные входы, достигнутые ограничения и предупреждения за последние сутки.
console-security-words = безопасность атака пароль неудачный вход ограничение лимит предупреждение утечка перегрузка
console-security-lead = Что сервер заметил за сутки. Это только числа: адреса, устройства и учётные записи для них не сохраняются.
console-security-drafts = Что нужно оценить
console-security-no-drafts = Сервер не заметил ничего, что нужно было бы оценить.
console-security-signal = Что замечено
console-security-at = Когда
console-security-hours = Последние 24 часа
console-security-hours-lead = Подсчёт ведётся только в оперативной памяти; после перезапуска сервера он начинается заново.
console-security-quiet = За последние 24 часа ничего необычного не произошло.
console-security-from = Час с
console-security-sign-ins = Неверные пароли или коды
console-security-too-fast = Слишком частые обращения
console-security-arrivals = Отклонённые посещения
console-security-work = Посещения с вычислительной задачей
