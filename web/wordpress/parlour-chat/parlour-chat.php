<?php
/**
 * Plugin Name:       Parlour Chat
 * Description:       Puts the two-click chat of your own Parlour on your pages. Nothing is requested and nothing is stored before a visitor's second click.
 * Version:           0.1.0
 * Requires at least: 6.0
 * Requires PHP:      7.4
 * License:           Apache-2.0
 * License URI:       https://www.apache.org/licenses/LICENSE-2.0
 * Text Domain:       parlour-chat
 *
 * Decides what WordPress prints of Parlour: the snippet that was pasted or fetched once when the settings were saved, and nothing else.
 * No page view asks any other server. Apache-2.0 is compatible with version 3 of the GNU GPL, and WordPress may be used under
 * that version, so the two may be passed on together under it.
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

const PARLOUR_CHAT_OPTION     = 'parlour_chat';
const PARLOUR_CHAT_KINDS      = array( 'bubble', 'slide-in', 'button', 'popup', 'inline' );
const PARLOUR_CHAT_LANGUAGES  = array( 'de', 'en', 'pl', 'ru', 'tr' );
const PARLOUR_CHAT_BYTES_MAX  = 131072;
/** How a snippet of Parlour begins. */
const PARLOUR_CHAT_BEGINNING  = '<!-- Parlour chat -->';

add_action( 'admin_menu', 'parlour_chat_menu' );
add_action( 'admin_post_parlour_chat_save', 'parlour_chat_save' );
add_action( 'wp_footer', 'parlour_chat_footer' );
add_shortcode( 'parlour', 'parlour_chat_shortcode' );
register_uninstall_hook( __FILE__, 'parlour_chat_uninstall' );

/** What is stored, with everything that may be missing. */
function parlour_chat_settings() {
	$nothing = array( 'origin' => '', 'site' => '', 'kind' => 'bubble', 'language' => 'en', 'everywhere' => true, 'snippets' => array() );
	return array_merge( $nothing, (array) get_option( PARLOUR_CHAT_OPTION, array() ) );
}

/** The snippet is script: only who may write script anyway may set it. */
function parlour_chat_may() {
	return current_user_can( 'manage_options' ) && current_user_can( 'unfiltered_html' );
}

function parlour_chat_menu() {
	add_options_page( 'Parlour Chat', 'Parlour Chat', 'manage_options', 'parlour-chat', 'parlour_chat_page' );
}

/** Prints the snippet at the end of every page. */
function parlour_chat_footer() {
	$settings = parlour_chat_settings();
	if ( $settings['everywhere'] && isset( $settings['snippets'][ $settings['kind'] ] ) ) {
		echo $settings['snippets'][ $settings['kind'] ]; // phpcs:ignore WordPress.Security.EscapeOutput -- checked when it was saved by who may write script.
	}
}

/** `[parlour]` or `[parlour kind="inline"]`: the snippet where it stands, once a page for each kind. */
function parlour_chat_shortcode( $attributes ) {
	static $shown = array();
	$settings     = parlour_chat_settings();
	$attributes   = shortcode_atts( array( 'kind' => 'inline' ), $attributes, 'parlour' );
	$kind         = $attributes['kind'];
	if ( ! in_array( $kind, PARLOUR_CHAT_KINDS, true ) || ! isset( $settings['snippets'][ $kind ] ) || isset( $shown[ $kind ] ) ) {
		return '';
	}
	$shown[ $kind ] = true;
	return $settings['snippets'][ $kind ];
}

/** The address of a Parlour: scheme and host, no path. Empty where it is none. */
function parlour_chat_origin( $typed ) {
	$parts = wp_parse_url( trim( $typed ) );
	$plain = is_array( $parts ) && isset( $parts['scheme'], $parts['host'] ) && ! isset( $parts['user'], $parts['query'] );
	if ( ! $plain || ! in_array( $parts['scheme'], array( 'https', 'http' ), true ) || ! in_array( $parts['path'] ?? '', array( '', '/' ), true ) ) {
		return '';
	}
	return $parts['scheme'] . '://' . $parts['host'] . ( isset( $parts['port'] ) ? ':' . $parts['port'] : '' );
}

/** The kind of a snippet; null where the text is no snippet of Parlour. */
function parlour_chat_kind_of( $snippet ) {
	$whole = strlen( $snippet ) <= PARLOUR_CHAT_BYTES_MAX && strpos( $snippet, PARLOUR_CHAT_BEGINNING ) === 0 && substr( $snippet, -6 ) === '</div>';
	if ( ! $whole || ! preg_match( '/<div class="prlr[^>]* data-kind="([a-z-]+)" data-chat="https?:\/\/[^"]+"/', $snippet, $found ) ) {
		return null;
	}
	return in_array( $found[1], PARLOUR_CHAT_KINDS, true ) ? $found[1] : null;
}

/** Asks the named Parlour for a snippet, once. Null where it does not answer with one. */
function parlour_chat_fetch( $origin, $site, $kind, $language ) {
	$address = $origin . '/w/' . rawurlencode( $site ) . '/snippet?kind=' . rawurlencode( $kind ) . '&locale=' . rawurlencode( $language );
	$answer  = wp_remote_get( $address, array( 'timeout' => 10, 'redirection' => 0, 'limit_response_size' => PARLOUR_CHAT_BYTES_MAX + 1 ) );
	if ( is_wp_error( $answer ) || 200 !== wp_remote_retrieve_response_code( $answer ) ) {
		return null;
	}
	$snippet = trim( wp_remote_retrieve_body( $answer ) );
	return parlour_chat_kind_of( $snippet ) === $kind ? $snippet : null;
}

/** Saves the form. */
function parlour_chat_save() {
	if ( ! parlour_chat_may() ) {
		wp_die( esc_html( parlour_chat_say( 'forbidden' ) ), '', array( 'response' => 403 ) );
	}
	check_admin_referer( 'parlour_chat_save' );
	$field              = function ( $name ) {
		return isset( $_POST[ $name ] ) && is_string( $_POST[ $name ] ) ? trim( wp_unslash( $_POST[ $name ] ) ) : '';
	};
	$settings           = parlour_chat_settings();
	$outcome            = 'saved';
	$kind               = $field( 'kind' );
	$language           = $field( 'language' );
	$settings['kind']   = in_array( $kind, PARLOUR_CHAT_KINDS, true ) ? $kind : 'bubble';
	$settings['origin'] = parlour_chat_origin( $field( 'origin' ) );
	$settings['site']   = preg_match( '/^[0-9a-f-]{36}$/', $field( 'site' ) ) ? $field( 'site' ) : '';
	$settings['language']   = in_array( $language, PARLOUR_CHAT_LANGUAGES, true ) ? $language : 'en';
	$settings['everywhere'] = '1' === $field( 'everywhere' );
	$pasted                 = str_replace( "\r\n", "\n", $field( 'snippet' ) );
	if ( '' !== $pasted ) {
		$of = parlour_chat_kind_of( $pasted );
		if ( null === $of ) {
			$outcome = 'no-snippet';
		} else {
			$settings['snippets'][ $of ] = $pasted;
			$settings['kind']            = $of;
		}
	} elseif ( '1' === $field( 'fetch' ) ) {
		foreach ( array_unique( array( $settings['kind'], 'inline' ) ) as $each ) {
			$snippet = '' !== $settings['origin'] && '' !== $settings['site'] ? parlour_chat_fetch( $settings['origin'], $settings['site'], $each, $settings['language'] ) : null;
			if ( null === $snippet ) {
				$outcome = 'not-fetched';
				break;
			}
			$settings['snippets'][ $each ] = $snippet;
		}
	}
	update_option( PARLOUR_CHAT_OPTION, $settings );
	wp_safe_redirect( add_query_arg( array( 'page' => 'parlour-chat', 'outcome' => $outcome ), admin_url( 'options-general.php' ) ) );
	exit;
}

/** The settings. */
function parlour_chat_page() {
	if ( ! parlour_chat_may() ) {
		echo '<div class="wrap"><h1>Parlour Chat</h1><p>' . esc_html( parlour_chat_say( 'forbidden' ) ) . '</p></div>';
		return;
	}
	$settings = parlour_chat_settings();
	$outcome  = isset( $_GET['outcome'] ) ? sanitize_key( $_GET['outcome'] ) : ''; // phpcs:ignore WordPress.Security.NonceVerification -- it chooses a sentence.
	echo '<div class="wrap"><h1>Parlour Chat</h1><p>' . esc_html( parlour_chat_say( 'lead' ) ) . '</p>';
	if ( in_array( $outcome, array( 'saved', 'no-snippet', 'not-fetched' ), true ) ) {
		echo '<div class="notice notice-' . ( 'saved' === $outcome ? 'success' : 'error' ) . '"><p>' . esc_html( parlour_chat_say( $outcome ) ) . '</p></div>';
	}
	echo '<form method="post" action="' . esc_url( admin_url( 'admin-post.php' ) ) . '"><input type="hidden" name="action" value="parlour_chat_save">';
	wp_nonce_field( 'parlour_chat_save' );
	echo '<table class="form-table" role="presentation"><tbody>';
	parlour_chat_row( 'snippet', '<textarea id="snippet" name="snippet" rows="6" class="large-text code" spellcheck="false"></textarea>' );
	parlour_chat_row( 'origin', '<input id="origin" name="origin" class="regular-text" placeholder="https://chat.example" value="' . esc_attr( $settings['origin'] ) . '">' );
	parlour_chat_row( 'site', '<input id="site" name="site" class="regular-text" value="' . esc_attr( $settings['site'] ) . '">' );
	parlour_chat_row( 'kind', parlour_chat_select( 'kind', PARLOUR_CHAT_KINDS, $settings['kind'] ) );
	parlour_chat_row( 'language', parlour_chat_select( 'language', PARLOUR_CHAT_LANGUAGES, $settings['language'] ) );
	parlour_chat_row( 'fetch', '<input id="fetch" name="fetch" type="checkbox" value="1">' );
	parlour_chat_row( 'everywhere', '<input id="everywhere" name="everywhere" type="checkbox" value="1"' . ( $settings['everywhere'] ? ' checked' : '' ) . '>' );
	echo '</tbody></table><p>' . esc_html( parlour_chat_say( 'stored' ) ) . ' <code>' . esc_html( implode( ', ', array_keys( $settings['snippets'] ) ) ) . '</code></p>';
	submit_button();
	echo '</form></div>';
}

/** One line of the form; the field is ours and escaped where it was made. */
function parlour_chat_row( $name, $field ) {
	echo '<tr><th scope="row"><label for="' . esc_attr( $name ) . '">' . esc_html( parlour_chat_say( $name ) ) . '</label></th><td>' . $field . '</td></tr>'; // phpcs:ignore WordPress.Security.EscapeOutput
}

/** A choice. */
function parlour_chat_select( $name, $values, $chosen ) {
	$options = '';
	foreach ( $values as $value ) {
		$options .= '<option value="' . esc_attr( $value ) . '"' . ( $value === $chosen ? ' selected' : '' ) . '>' . esc_html( parlour_chat_say( $value ) ) . '</option>';
	}
	return '<select id="' . esc_attr( $name ) . '" name="' . esc_attr( $name ) . '">' . $options . '</select>';
}

/** Nothing stays behind. */
function parlour_chat_uninstall() {
	delete_option( PARLOUR_CHAT_OPTION );
}

/** A text in the language of who is signed in; English where we do not speak it. */
function parlour_chat_say( $key ) {
	$names = array( 'de' => 'Deutsch', 'en' => 'English', 'pl' => 'Polski', 'ru' => 'Русский', 'tr' => 'Türkçe' );
	$texts = array(
		'en' => array(
			'lead'        => 'Paste the snippet from the page “Put the chat on a page” of your Parlour. Pages then show it and ask no other server before a visitor’s second click.',
			'snippet'     => 'Snippet',
			'origin'      => 'Or: address of your Parlour',
			'site'        => 'Id of the site',
			'kind'        => 'Kind',
			'language'    => 'Language',
			'fetch'       => 'Fetch the snippet now, once',
			'everywhere'  => 'Show it at the end of every page',
			'stored'      => 'Stored kinds, also for the shortcode [parlour kind="inline"]:',
			'saved'       => 'Saved.',
			'no-snippet'  => 'This is no snippet of Parlour. Please copy it again as a whole.',
			'not-fetched' => 'The snippet could not be fetched. Please check address and id, or paste it.',
			'forbidden'   => 'For this you need the right to write unfiltered HTML.',
			'bubble'      => 'Bubble at the edge',
			'slide-in'    => 'Tab at the side',
			'button'      => 'Button in the text',
			'popup'       => 'Dialog over the page',
			'inline'      => 'Field in the page',
		),
		'de' => array(
			'lead'        => 'Fügen Sie den Baustein von der Seite „Den Chat einbauen“ Ihres Parlour ein. Die Seiten zeigen ihn dann und fragen vor dem zweiten Klick eines Besuchers keinen anderen Server.',
			'snippet'     => 'Baustein',
			'origin'      => 'Oder: Adresse Ihres Parlour',
			'site'        => 'Kennung der Website',
			'kind'        => 'Art',
			'language'    => 'Sprache',
			'fetch'       => 'Den Baustein jetzt einmal abrufen',
			'everywhere'  => 'Am Ende jeder Seite zeigen',
			'stored'      => 'Gespeicherte Arten, auch für den Shortcode [parlour kind="inline"]:',
			'saved'       => 'Gespeichert.',
			'no-snippet'  => 'Das ist kein Baustein von Parlour. Bitte kopieren Sie ihn noch einmal ganz.',
			'not-fetched' => 'Der Baustein ließ sich nicht abrufen. Bitte prüfen Sie Adresse und Kennung, oder fügen Sie ihn ein.',
			'forbidden'   => 'Dafür brauchen Sie das Recht, ungefiltertes HTML zu schreiben.',
			'bubble'      => 'Blase am Rand',
			'slide-in'    => 'Lasche an der Seite',
			'button'      => 'Knopf im Text',
			'popup'       => 'Fenster über der Seite',
			'inline'      => 'Feld in der Seite',
		),
		'pl' => array(
			'lead'        => 'Wklej fragment ze strony „Umieść czat na stronie” swojego Parlour. Strony pokażą go i przed drugim kliknięciem odwiedzającego nie zapytają żadnego innego serwera.',
			'snippet'     => 'Fragment kodu',
			'origin'      => 'Albo: adres Parlour',
			'site'        => 'Identyfikator witryny',
			'kind'        => 'Rodzaj',
			'language'    => 'Język',
			'fetch'       => 'Pobierz fragment teraz, jeden raz',
			'everywhere'  => 'Pokazuj na końcu każdej strony',
			'stored'      => 'Zapisane rodzaje, także dla shortcode [parlour kind="inline"]:',
			'saved'       => 'Zapisano.',
			'no-snippet'  => 'To nie jest fragment Parlour. Skopiuj go jeszcze raz w całości.',
			'not-fetched' => 'Nie udało się pobrać fragmentu. Sprawdź adres i identyfikator albo wklej go.',
			'forbidden'   => 'Potrzebne jest do tego prawo do niefiltrowanego HTML.',
			'bubble'      => 'Dymek przy krawędzi',
			'slide-in'    => 'Zakładka z boku',
			'button'      => 'Przycisk w tekście',
			'popup'       => 'Okno nad stroną',
			'inline'      => 'Pole na stronie',
		),
		'ru' => array(
			'lead'        => 'Вставьте фрагмент со страницы «Поставить чат на страницу» вашего Parlour. Страницы покажут его и до второго нажатия посетителя не обратятся ни к какому другому серверу.',
			'snippet'     => 'Фрагмент кода',
			'origin'      => 'Или: адрес вашего Parlour',
			'site'        => 'Идентификатор сайта',
			'kind'        => 'Вид',
			'language'    => 'Язык',
			'fetch'       => 'Получить фрагмент сейчас, один раз',
			'everywhere'  => 'Показывать в конце каждой страницы',
			'stored'      => 'Сохранённые виды, также для шорткода [parlour kind="inline"]:',
			'saved'       => 'Сохранено.',
			'no-snippet'  => 'Это не фрагмент Parlour. Скопируйте его ещё раз целиком.',
			'not-fetched' => 'Не удалось получить фрагмент. Проверьте адрес и идентификатор или вставьте его.',
			'forbidden'   => 'Для этого нужно право писать нефильтрованный HTML.',
			'bubble'      => 'Кружок у края',
			'slide-in'    => 'Закладка сбоку',
			'button'      => 'Кнопка в тексте',
			'popup'       => 'Окно поверх страницы',
			'inline'      => 'Поле на странице',
		),
		'tr' => array(
			'lead'        => 'Parlour’unuzun “Sohbeti sayfaya koyun” sayfasındaki parçayı yapıştırın. Sayfalar onu gösterir ve ziyaretçinin ikinci tıklamasından önce başka hiçbir sunucuya sormaz.',
			'snippet'     => 'Kod parçası',
			'origin'      => 'Ya da: Parlour’unuzun adresi',
			'site'        => 'Sitenin kimliği',
			'kind'        => 'Tür',
			'language'    => 'Dil',
			'fetch'       => 'Parçayı şimdi bir kez al',
			'everywhere'  => 'Her sayfanın sonunda göster',
			'stored'      => 'Saklanan türler, [parlour kind="inline"] kısa kodu için de:',
			'saved'       => 'Kaydedildi.',
			'no-snippet'  => 'Bu bir Parlour parçası değil. Lütfen tümünü yeniden kopyalayın.',
			'not-fetched' => 'Parça alınamadı. Lütfen adresi ve kimliği denetleyin ya da parçayı yapıştırın.',
			'forbidden'   => 'Bunun için filtrelenmemiş HTML yazma yetkisi gerekir.',
			'bubble'      => 'Kenarda balon',
			'slide-in'    => 'Yanda sekme',
			'button'      => 'Metinde düğme',
			'popup'       => 'Sayfanın üstünde pencere',
			'inline'      => 'Sayfada alan',
		),
	);
	if ( isset( $names[ $key ] ) ) {
		return $names[ $key ];
	}
	$language = substr( get_user_locale(), 0, 2 );
	return $texts[ isset( $texts[ $language ] ) ? $language : 'en' ][ $key ];
}
