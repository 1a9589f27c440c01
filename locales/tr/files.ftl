## Files that visitors and members attach

bot-file-kept = Teşekkürler, dosyanız ulaştı. İçine ben bakamıyorum; bir kişiyle görüşmek istediğinizde onu o kişi görür.
problem-file-refused-title = Bu dosya kabul edilemiyor
problem-file-refused-detail = Görseller (PNG, JPEG, WebP, GIF) ile parolasız, betik ve gömülü dosya içermeyen PDF belgeleri kabul edilir. Hiçbir şey kaydedilmedi.
problem-too-many-files-title = Burada başka dosyaya yer kalmadı
problem-too-many-files-detail = Bir görüşmeye 60 MB, bir günde de 20 dosya sığar. Lütfen birini silin ya da bunu daha sonra gönderin.
