package orch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** What a malicious server does with every request. */
enum Attack {
  SILENT((to, elsewhere) -> to.pause(60_000)),
  SLOW_HEAD((to, elsewhere) -> to.drip("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", 1000)),
  SLOW_BODY(
      (to, elsewhere) -> {
        to.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{");
        to.drip(" ".repeat(999), 1000);
      }),
  ENDLESS_STATUS_LINE(
      (to, elsewhere) -> {
        to.send("HTTP/1.1 200 O");
        to.forever("K");
      }),
  ENDLESS_HEADERS(
      (to, elsewhere) -> {
        to.send("HTTP/1.1 200 OK\r\n");
        to.forever("X-Header: " + "v".repeat(200) + "\r\n");
      }),
  ENDLESS_HEADER(
      (to, elsewhere) -> {
        to.send("HTTP/1.1 200 OK\r\nX-Header: ");
        to.forever("v");
      }),
  ENDLESS_CONTINUE((to, elsewhere) -> to.forever("HTTP/1.1 100 Continue\r\n\r\n")),
  ENDLESS_HINTS((to, elsewhere) -> to.forever("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n")),
  ENDLESS_BODY(
      (to, elsewhere) -> {
        to.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        to.forever("100\r\n" + " ".repeat(256) + "\r\n");
      }),
  ENDLESS_CHUNK_SIZE(
      (to, elsewhere) -> {
        to.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;");
        to.forever("x");
      }),
  ENDLESS_TRAILER(
      (to, elsewhere) -> {
        to.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n");
        to.forever("X-Trailer: v\r\n");
      }),
  ENDLESS_PAGES(Attack::pages),
  HUGE_LENGTH(
      (to, elsewhere) ->
          to.send("HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\n{}")),
  OVERFLOWING_LENGTH(
      (to, elsewhere) ->
          to.send("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{}")),
  NEGATIVE_LENGTH((to, elsewhere) -> to.send("HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\n{}")),
  SHORT_LENGTH(
      (to, elsewhere) -> to.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n{\"id\":\"c\"}")),
  TWO_LENGTHS(
      (to, elsewhere) ->
          to.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 9\r\n\r\n{}")),
  BAD_CHUNK(
      (to, elsewhere) ->
          to.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n")),
  HUGE_CHUNK(
      (to, elsewhere) ->
          to.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n{}")),
  OLD_HTTP((to, elsewhere) -> to.send("HTTP/1.0 200 OK\r\n\r\n[]")),
  NO_HTTP((to, elsewhere) -> to.send("SSH-2.0-OpenSSH_9.2\r\n\0\1\2\u00ff\r\n\r\n")),
  REDIRECT_ELSEWHERE(
      (to, elsewhere) -> to.respond("307 Elsewhere\r\nLocation: " + elsewhere + "/x", "")),
  REDIRECT_IN_A_CIRCLE(
      (to, elsewhere) -> to.respond("302 Again\r\nLocation: /v2/ControlPlane/Configurations", "")),
  ELSEWHERE_URLS(Attack::foreignUrls),
  GZIP_BOMB(
      (to, elsewhere) -> {
        byte[] bomb = bomb();
        to.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.length);
        to.send("\r\nContent-Type: application/json\r\n\r\n");
        to.send(bomb);
      }),
  DEEP((to, elsewhere) -> to.respond("200 OK", "{\"a\":".repeat(1_000_000))),
  HUGE((to, elsewhere) -> to.respond("200 OK", "{\"a\":\"" + "x".repeat(40_000_000) + "\"}")),
  MANY((to, elsewhere) -> to.respond("200 OK", "{\"a\":[" + "{},".repeat(2_600_000) + "1]}")),
  ESCAPES(
      (to, elsewhere) -> {
        String nasty = "\\u001b[2J\\u001b]0;owned\\u0007\\u009b31m\\u202egnp\\r\\b\\u0000";
        String text = "\"" + nasty + "\"";
        to.respond(
            "400 Bad\r\nTwilio-Request-Id: RQ\033[31m",
            "{\"code\":"
                + text
                + ",\"message\":"
                + text
                + ",\"more_info\":"
                + text
                + ",\"title\":"
                + text
                + ",\"detail\":"
                + text
                + ",\"instance\":"
                + text
                + ",\"errors\":[{\"detail\":"
                + text
                + ",\"pointer\":"
                + text
                + "}]}");
      });

  private static final int BOMB = 500 << 20;

  @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
  private final Response response;

  /** The response to one request; {@code elsewhere} is the URL of another server. */
  private interface Response {
    void send(RawServer.Exchange to, String elsewhere) throws IOException;
  }

  Attack(Response response) {
    this.response = response;
  }

  RawServer.Manners with(String elsewhere) {
    return exchange -> response.send(exchange, elsewhere);
  }

  private static void pages(RawServer.Exchange to, String elsewhere) throws IOException {
    String item = HostileServer.configuration("c" + to.number());
    String pending = "{\"status\":\"PENDING\",\"statusUrl\":\"/v2/ControlPlane/Operations/x\"}";
    if (to.isFor("POST")) {
      to.respond("202 Accepted\r\nOperation-Id: proc_job_1\r\nRetry-After: 0", pending);
    } else if (to.asksFor("/Operations/")) {
      to.respond("200 OK\r\nRetry-After: 0", pending);
    } else if (to.asksFor("/Configurations?")) {
      to.respond("200 OK", HostileServer.page(item, "t" + to.number()));
    } else {
      to.respond("503 Busy\r\nRetry-After: 0", "{}");
    }
  }

  private static void foreignUrls(RawServer.Exchange to, String elsewhere) throws IOException {
    String url = "\"" + elsewhere + "/v2/ControlPlane/Operations/proc_job_1\"";
    if (to.isFor("POST")) {
      to.respond(
          "202 Accepted\r\nRetry-After: 0\r\nLocation: " + elsewhere + "/x",
          "{\"statusUrl\":" + url + "}");
    } else if (to.asksFor("/Operations/")) {
      to.respond(
          "200 OK\r\nLocation: " + elsewhere,
          "{\"status\":\"COMPLETED\",\"statusUrl\":"
              + url
              + ",\"related\":{\"configurationId\":"
              + "\""
              + elsewhere
              + "/x\"},\"result\":{\"id\":\""
              + elsewhere
              + "/y\"}}");
    } else if (to.asksFor("pageToken")) {
      to.respond("500 No", "{}");
    } else if (to.asksFor("/Configurations?")) {
      to.respond(
          "200 OK\r\nLink: <" + elsewhere + "/x>; rel=\"next\"",
          "{\"meta\":{\"key\":\"configurations\",\"nextToken\":"
              + url
              + ",\"next_page_url\":"
              + url
              + "},\"configurations\":[{\"id\":"
              + url
              + ",\"displayName\":\"x\",\"url\":"
              + url
              + "}]}");
    } else {
      to.respond("302 Found\r\nLocation: " + elsewhere, "");
    }
  }

  /** Half a mebibyte that becomes five hundred. */
  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      byte[] spaces = " ".repeat(1 << 20).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      for (int written = 0; written < BOMB; written += spaces.length) {
        out.write(spaces);
      }
    }
    return bytes.toByteArray();
  }
}
