package orch.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
  private static final String TLS = "https://api.example.com";
  private static final String PLAIN = "http://api.example.com";

  @ParameterizedTest
  @CsvSource({
    "HTTPS_PROXY=a, " + TLS + ", a:80 (HTTPS_PROXY)",
    "https_proxy=a, " + TLS + ", a:80 (https_proxy)",
    "HTTPS_PROXY=a https_proxy=b, " + TLS + ", b:80 (https_proxy)",
    "HTTPS_PROXY=a https_proxy=, " + TLS + ", ''",
    "HTTPS_PROXY= ALL_PROXY=b, " + TLS + ", ''",
    "ALL_PROXY=a, " + TLS + ", a:80 (ALL_PROXY)",
    "ALL_PROXY=a all_proxy=b, " + TLS + ", b:80 (all_proxy)",
    "ALL_PROXY=a HTTPS_PROXY=b, " + TLS + ", b:80 (HTTPS_PROXY)",
    "HTTP_PROXY=a http_proxy=a, " + TLS + ", ''",
    "HTTP_PROXY=a, " + PLAIN + ", a:80 (HTTP_PROXY)",
    "HTTP_PROXY=a http_proxy=b, " + PLAIN + ", b:80 (http_proxy)",
    "HTTP_PROXY=a REQUEST_METHOD=GET, " + PLAIN + ", ''",
    "http_proxy=a REQUEST_METHOD=GET, " + PLAIN + ", a:80 (http_proxy)",
    "HTTP_PROXY=a REQUEST_METHOD=GET ALL_PROXY=b, " + PLAIN + ", b:80 (ALL_PROXY)",
    "HTTPS_PROXY=a, " + PLAIN + ", ''",
    "X=a, " + TLS + ", ''",
    "HTTPS_PROXY=a NO_PROXY=example.com, " + TLS + ", ''",
    "HTTPS_PROXY=a no_proxy=example.com NO_PROXY=other.example, " + TLS + ", ''",
    "HTTPS_PROXY=a no_proxy= NO_PROXY=example.com, " + TLS + ", a:80 (HTTPS_PROXY)",
    "ALL_PROXY=a, http://localhost:1, ''",
    "ALL_PROXY=a, https://127.1.2.3, ''",
    "ALL_PROXY=a, https://[::1]:8443, ''"
  })
  void isChosenAsCurlDoes(String variables, String url, String proxy) {
    Map<String, String> environment = new HashMap<>();
    for (String variable : variables.split(" ", -1)) {
      int sign = variable.indexOf('=');
      environment.put(variable.substring(0, sign), variable.substring(sign + 1));
    }
    assertEquals(
        proxy, Proxies.from(environment).proxyFor(URI.create(url)).map(Proxy::toString).orElse(""));
  }

  @ParameterizedTest
  @CsvSource({
    "http://proxy.example.com:3128, proxy.example.com:3128, -",
    "' HTTP://proxy.example.com/ ', proxy.example.com:80, -",
    "10.1.2.3:8080, 10.1.2.3:8080, -",
    "[fd00::1]:3128, [fd00::1]:3128, -",
    "http://[fd00::1], [fd00::1]:80, -",
    "u:p@h, h:80, u:p",
    "u@h, h:80, u:",
    "u:@h:1, h:1, u:",
    "http://u%40corp:p%3A%2F%25@h, h:80, u@corp:p:/%",
    "http://u:p@ss/w:rd@h:8080/, h:8080, u:p@ss/w:rd",
    "u:p%ü%4@h, h:80, u:p%ü%4",
    "u:%C3%BC+@h, h:80, u:ü+"
  })
  void isReadInEveryFormInUse(String value, String address, String login) {
    Proxy proxy = proxy(value);
    assertEquals(address, proxy.address());
    assertEquals(login, proxy.credentials().map(c -> c.user() + ":" + c.secret()).orElse("-"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://",
        "http://user:hush@",
        "http://h:0",
        "h:65536",
        "u:hush@h:port",
        "u:hush@h ost",
        "ftp://hush.example",
        "http://h/hush",
        "http://h?hush",
        "hush_y"
      })
  void anythingElseIsRefusedAndNotRepeated(String value) {
    BadConnectionException bad = assertThrows(BadConnectionException.class, () -> proxy(value));
    assertEquals(
        "HTTPS_PROXY is not a valid proxy URL; an example is http://proxy.example.com:3128",
        bad.getMessage());
    assertEquals(null, bad.getCause());
  }

  @ParameterizedTest
  @ValueSource(strings = {"socks://h", "socks4://h", "SOCKS5://u:hush@h:1080", "socks5h://h"})
  void socksIsRefused(String value) {
    BadConnectionException bad = assertThrows(BadConnectionException.class, () -> proxy(value));
    assertEquals(
        "HTTPS_PROXY names a SOCKS proxy; orch supports only HTTP proxies (http://HOST:PORT)",
        bad.getMessage());
  }

  @Test
  void aProxyThatIsNotUsedMayBeOfAnyKind() {
    Map<String, String> environment = Map.of("ALL_PROXY", "socks5://h", "NO_PROXY", "*");
    assertEquals(true, Proxies.from(environment).proxyFor(URI.create(TLS)).isEmpty());
  }

  @Test
  void aProxyNeverShowsItsPassword() {
    assertFalse(proxy("u:hush@h").toString().contains("hush"));
    assertEquals("h:80 (HTTPS_PROXY)", proxy("u:hush@h").toString());
  }

  @ParameterizedTest
  @CsvSource({
    "*, https://h.example, true",
    "'a.example, *', https://h.example, true",
    "h.example, https://h.example, true",
    "H.Example, https://h.EXAMPLE, true",
    "h.example., https://h.example, true",
    "h.example, https://h.example., true",
    "example, https://h.example, true",
    ".example, https://h.example, true",
    ".h.example, https://h.example, true",
    "*.example, https://h.example, true",
    "*.h.example, https://h.example, false",
    "h.example, https://hh.example, false",
    "h.example, https://h.example.evil.example, false",
    "., https://h.example, false",
    "'', https://h.example, false",
    "'  a.example ,b.example   h.example', https://h.example, true",
    "h.example:443, https://h.example, true",
    "h.example:80, https://h.example, false",
    "h.example:80, http://h.example, true",
    ".example:8443, https://h.example:8443, true",
    "'*:8443', https://h.example:8443, true",
    "'*:8443', https://h.example, false",
    "10.0.0.1, https://10.0.0.1, true",
    "10.0.0.1:443, https://10.0.0.1, true",
    "10.0.0.1:80, https://10.0.0.1, false",
    "10.0.0.1, https://10.0.0.11, false",
    "10.0.0.1, https://x.10.0.0.1.example, false",
    "10.0.0.0/8, https://10.255.1.2, true",
    "10.0.0.0/8, https://11.0.0.1, false",
    "10.1.128.0/17, https://10.1.129.1, true",
    "10.1.128.0/17, https://10.1.127.1, false",
    "0.0.0.0/0, https://8.8.8.8, true",
    "0.0.0.0/0, https://h.example, false",
    "10.0.0.0/33, https://10.0.0.1, false",
    "10.0.0.0/x, https://10.0.0.1, false",
    "fd00::1, https://[fd00::1], true",
    "[fd00::1], https://[fd00:0:0::1], true",
    "[fd00::1]:443, https://[fd00::1], true",
    "[fd00::1]:80, https://[fd00::1], false",
    "fd00::/8, https://[fdab::1]:8443, true",
    "fd00::/8, https://[fe80::1], false",
    "fd00::/129, https://[fd00::], false",
    "::/0, https://10.0.0.1, false"
  })
  void someHostsAreReachedWithoutAProxy(String noProxy, String url, boolean direct) {
    assertEquals(direct, new NoProxy(noProxy).covers(URI.create(url)));
  }

  private static Proxy proxy(String value) {
    return Proxies.from(Map.of("HTTPS_PROXY", value)).proxyFor(URI.create(TLS)).orElseThrow();
  }
}
