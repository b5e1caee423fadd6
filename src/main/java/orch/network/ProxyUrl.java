package orch.network;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads {@code [http://][user:password@]host[:port]}. Messages never quote the text, which may
 * contain a password.
 */
final class ProxyUrl {

  private ProxyUrl() {}

  /** Parses the value of a variable. */
  static Proxy read(String variable, String value) {
    int scheme = value.indexOf("://");
    check(variable, scheme < 0 ? "http" : value.substring(0, scheme).toLowerCase(Locale.ROOT));
    String rest = scheme < 0 ? value : value.substring(scheme + 3);
    // Passwords often contain an unescaped @ or /, so the last @ separates them from the host.
    int at = rest.lastIndexOf('@');
    URI address = address(variable, rest.substring(at + 1));
    String host = address.getHost().replace("[", "").replace("]", "");
    int port = address.getPort() < 0 ? Ports.HTTP : address.getPort();
    return new Proxy(host, port, credentials(rest.substring(0, Math.max(0, at))), variable);
  }

  private static void check(String variable, String scheme) {
    if (scheme.startsWith("socks")) {
      throw new BadConnectionException(
          variable + " names a SOCKS proxy; orch supports only HTTP proxies (http://HOST:PORT)");
    }
    if (scheme.equals("https")) {
      throw new BadConnectionException(
          variable
              + " names a proxy over TLS (https://); orch supports only http://HOST:PORT."
              + " Requests to the API are encrypted through such a proxy too");
    }
    if (!scheme.equals("http")) {
      throw notAProxy(variable);
    }
  }

  private static URI address(String variable, String text) {
    try {
      URI address = new URI("http://" + text);
      boolean bare = address.getPath().isEmpty() || address.getPath().equals("/");
      if (address.getHost() == null || !bare || address.getQuery() != null) {
        throw notAProxy(variable);
      }
      if (address.getPort() == 0 || address.getPort() > 65535) {
        throw notAProxy(variable);
      }
      return address;
    } catch (URISyntaxException e) {
      // The cause would quote the text, which may contain a password.
      throw notAProxy(variable);
    }
  }

  private static Optional<BasicCredentials> credentials(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    int colon = text.indexOf(':');
    String user = decoded(colon < 0 ? text : text.substring(0, colon));
    String secret = colon < 0 ? "" : decoded(text.substring(colon + 1));
    return Optional.of(new BasicCredentials(user, user, secret));
  }

  /** Decodes percent escapes; a % that begins no escape stays as it is. */
  private static String decoded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream();
    for (int i = 0; i < bytes.length; i++) {
      int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
      decoded.write(low < 0 ? bytes[i] : high * 16 + low);
      i += low < 0 ? 0 : 2;
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }

  private static BadConnectionException notAProxy(String variable) {
    return new BadConnectionException(
        variable + " is not a valid proxy URL; an example is http://proxy.example.com:3128");
  }
}
