## Files that visitors and members attach

bot-file-kept = Teşekkürler, dosyanız ulaştı. Ben içine bakamıyorum; bir insanla görüşmek istediğinizde dosyayı ekibimizden biri görür.
problem-file-refused-title = Bu dosya kabul edilemiyor
problem-file-refused-detail = Görseller (PNG, JPEG, WebP, GIF) ile parola, betik ve gömülü dosya içermeyen PDF belgeleri kabul edilir. Hiçbir şey saklanmadı.
problem-too-many-files-title = Burada başka dosyaya yer kalmadı
problem-too-many-files-detail = Bir görüşmeye toplam 60 MB, bir günde en çok 20 dosya sığar. Lütfen birini silin ya da bunu daha sonra gönderin.
