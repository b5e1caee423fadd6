package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another scheme, host or port than the base URL's gets no request, whatever the service says. */
@Timeout(60)
class ForeignOriginTest {
  private static final String OPERATION = "/v2/ControlPlane/Operations/proc_job_1";
  private static final Canary SECRET = new Canary("obviouslyFakeCanary0004");

  private Orch orch;
  private RawServer elsewhere;

  @BeforeEach
  void machine(@TempDir Path home) throws IOException {
    orch = new Orch(home);
    orch.with("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000001")
        .with("TWILIO_AUTH_TOKEN", SECRET.secret());
    elsewhere = new RawServer(to -> to.respond("200 OK", "{\"status\":\"COMPLETED\"}"));
  }

  @AfterEach
  void close() throws IOException {
    elsewhere.close();
  }

  /** Of the URL of a server, the one that a template makes of its port and of the other's. */
  private String url(String template, RawServer own) {
    return template.replace("OTHER", port(elsewhere)).replace("OWN", port(own)) + OPERATION;
  }

  private static String port(RawServer server) {
    return server.url().substring(server.url().lastIndexOf(':') + 1);
  }

  private Result run(RawServer server, String... args) {
    Result result = orch.run(Orch.joined(args, "--base-url", server.url(), "--max-retries", "0"));
    SECRET.isNotIn(result.out() + result.err(), "the output");
    return result;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:OTHER",
        "//127.0.0.1:OTHER",
        "http://localhost:OWN",
        "http://127.0.0.2:OWN",
        "https://127.0.0.1:OWN",
        "http://127.0.0.1:OWN@127.0.0.1:OTHER",
        "http://127.0.0.1",
        "HTTP://LOCALHOST:OTHER",
        "ftp://127.0.0.1:OWN",
        "file://"
      })
  void aStatusUrlElsewhereIsRefused(String template) throws IOException {
    String[] urls = new String[1];
    try (RawServer server =
        new RawServer(to -> to.respond("202 Accepted", "{\"statusUrl\":\"" + urls[0] + "\"}"))) {
      urls[0] = url(template, server);
      String[] create = Orch.joined(new String[] {"config", "create", "--wait"}, Orch.PLAIN);
      run(server, create).exits(12).says("orch sends its credentials to no other server");
      run(server, "config", "wait", urls[0]).exits(12);
      run(server, "config", "status", urls[0]).exits(12);
      assertEquals(1, server.heads().size(), "only the create was sent");
      assertEquals(List.of(), elsewhere.heads());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302, 303, 305, 307, 308})
  void noRedirectIsFollowed(int status) throws IOException {
    for (String template : new String[] {"http://127.0.0.1:OTHER", "http://127.0.0.1:OWN", ""}) {
      String[] urls = new String[1];
      try (RawServer server =
          new RawServer(to -> to.respond(status + " Away\r\nLocation: " + urls[0], ""))) {
        urls[0] = url(template, server);
        String[] create = Orch.joined(new String[] {"config", "create", "--wait"}, Orch.PLAIN);
        run(server, create).exits(12).says("orch does not follow redirects");
        run(server, "config", "list").exits(12).says("the service redirects to " + urls[0]);
        int sent = server.heads().size();
        run(server, "config", "wait", "proc_job_1");
        assertTrue(server.heads().size() >= sent);
        assertTrue(server.heads().stream().allMatch(head -> head.contains("/v2/ControlPlane/")));
        assertEquals(List.of(), elsewhere.heads());
      }
    }
  }
}
