## Files that visitors and members attach

bot-file-kept = Спасибо, файл получен. Я не могу его посмотреть; человек увидит его, как только вы попросите о разговоре с ним.
problem-file-refused-title = Этот файл не принимается
problem-file-refused-detail = Принимаются изображения (PNG, JPEG, WebP, GIF) и документы PDF без пароля, скриптов и вложенных файлов. Ничего не сохранено.
problem-too-many-files-title = Здесь больше нет места для файлов
problem-too-many-files-detail = В беседе помещается 60 МБ файлов и не более 20 файлов в день. Удалите один из них или отправьте этот позже.
