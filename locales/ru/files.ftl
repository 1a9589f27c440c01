## Files that visitors and members attach

bot-file-kept = Спасибо, файл получен. Я не могу его посмотреть; сотрудник увидит файл, когда вы попросите поговорить с человеком.
problem-file-refused-title = Этот файл не принимается
problem-file-refused-detail = Принимаются изображения (PNG, JPEG, WebP, GIF) и документы PDF без пароля, скриптов и вложенных файлов. Ничего не сохранено.
problem-too-many-files-title = Здесь больше нет места для файлов
problem-too-many-files-detail = В одном разговоре помещается 60 МБ файлов, за день — не больше 20 файлов. Удалите один из файлов или отправьте этот позже.
