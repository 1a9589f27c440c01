## Built-in texts of the bot that no flow can remove: access and deletion

bot-rights-question = Bu, verilerinizle ilgili. Ne yapmak istersiniz?
bot-rights-show = Verilerimi göster
bot-rights-erase = Verilerimi sil
bot-rights-back = Görüşmeye dön
bot-erase-question = Sizinle ilgili her şey hemen ve kalıcı olarak silinir: mesajlar, bilgiler ve anahtarlar. Emin misiniz?
bot-erase-confirm = Evet, her şeyi sil
bot-erase-back = Hayır, geri dön
bot-data-shown = Menüdeki “Verilerim” bölümünde sizinle ilgili saklanan her şeyi görürsünüz. Orada düzeltebilir, indirebilir ve silebilirsiniz.

## Handing over to a person

bot-handed-over-here = Ekibimizden biri burada. Bir dakika lütfen, birazdan yanıt alacaksınız.
bot-handed-over-away = Şu anda kimse yok. Mesajınız ulaştı; biri döner dönmez buradan yanıt vereceğiz.
bot-handed-over-until = Şu anda kimse yok. Dönüş zamanımız: { $time }. Mesajınız ulaştı.
bot-person-reads = Bunu, şimdiye kadar yazdıklarınız dahil, ekibimizden biri okuyacak.

## Back to the conversation

bot-back-to-choice = Peki, devam edelim. Sizin için ne yapabilirim?
bot-anything-else = Sizin için yapabileceğim başka bir şey var mı?
bot-not-understood = Üzgünüm, bunu anlamadım. Lütfen başka türlü yazın veya seçeneklerden birini seçin.
bot-no-answer-found = Buna bir yanıt bulamadım. İsterseniz ekibimizden biri size yardımcı olabilir.

## Answers that do not fit

bot-invalid-phone = Bu telefon numarası doğru görünmüyor. Lütfen alan koduyla yazın, örneğin { $example }.
bot-invalid-email = Bu e-posta adresi doğru görünmüyor. Lütfen kontrol edin, örneğin @ işaretini.
bot-invalid-name = Bu adı bu haliyle alamıyorum. Lütfen rakam ve özel karakter kullanmadan yazın.
bot-invalid-text = Bunu kullanamıyorum. Lütfen sözcüklerle yazın.
bot-too-long-count = Bu çok uzun. En fazla { $count } karakter yazabilirsiniz.
bot-answer-needed = Devam etmek için buna ihtiyacım var. İsterseniz geri de dönebilirsiniz.
bot-consent-first = Lütfen önce yukarıdaki soruyla ilgili karar verin. Mesajınız saklanmadı.

## After a refusal

bot-refused = Sorun değil. Bununla ilgili hiçbir şey saklanmadı.
bot-refused-other-way = Sorun değil. Bununla ilgili hiçbir şey saklanmadı. Bize şöyle de ulaşabilirsiniz: { $way }.
bot-other-way-imprint = menüdeki künyede yer alan iletişim bilgileriyle

## System messages: template ids in the conversation

bot-system-taken = Görüşmeyi ekibimizden biri üstlendi.
bot-system-waiting = Görüşme ekibimizden birini bekliyor.
bot-system-closed = Görüşme kapatıldı.
bot-system-given = Rıza verildi: { $purpose }
bot-system-refused = Rıza verilmedi: { $purpose }
bot-system-withdrawn = Rıza geri alındı: { $purpose }
bot-system-message-deleted = Bir mesaj silindi.
bot-system-asked-in = Ekibimiz bu görüşmeyi okumak için rızanızı istiyor. Karar sizin.

## The age band, asked before anything else where children may use a site

bot-age-question = Kaç yaşında olduğunuzu sorabilir miyiz? Yanıtınız yalnızca kendi başınıza onay verip veremeyeceğinizi belirler. Yanıtı saklamıyoruz.
bot-age-under = { $age } yaşından küçüğüm
bot-age-over = { $age } yaşında veya daha büyüğüm
bot-age-answered = Yanıtlandı. Yanıt saklanmaz.
bot-guardian = Söylediğiniz için teşekkür ederiz. Lütfen bir ebeveyninizden veya vasinizden bize yazmasını ya da bu sohbeti kendisinin açmasını isteyin. Adresimiz yukarıdaki menüde, künyede yer alır. Yanıtınız saklanmadı.
bot-age-again = Yanlış seçtim
