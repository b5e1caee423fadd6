package orch.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which URLs get the credentials: those with the scheme, the host and the port of the base URL. */
class TargetTest {
  @ParameterizedTest
  @CsvSource({
    "https://h.example, https://h.example/v2/x, true",
    "https://h.example, https://H.EXAMPLE:443/v2/x, true",
    "https://h.example:443, HTTPS://h.example, true",
    "http://h.example, http://h.example:80/, true",
    "https://h.example, http://h.example/v2/x, false",
    "https://h.example:4010, http://h.example:4010/v2/x, false",
    "http://127.0.0.1:4010, https://127.0.0.1:4010/v2/x, false",
    "http://127.0.0.1:4010, ftp://127.0.0.1:4010/v2/x, false",
    "http://127.0.0.1:4010, //127.0.0.1:4010/v2/x, false",
    "https://h.example, https://h.example:444/v2/x, false",
    "https://h.example, https://h.example.evil.example/, false",
    "https://h.example, https://h.example@evil.example/, false",
    "https://h.example, https:h.example, false",
    "https://h.example, /v2/x, false"
  })
  void theCredentialsAreForOneOrigin(URI base, URI url, boolean isOwn) {
    assertEquals(isOwn, new Target(base, "Basic eDp5").owns(url));
  }
}
