package orch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import orch.Fuzz;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random requests are answered or cut off, and leave the local control plane as it was. */
class RequestFuzzTest {
  private static final String LIST = Client.CONFIGURATIONS;
  private static final String KEY = "00000000-0000-4000-8000-000000000001";

  @TempDir Path directory;
  private Plane plane;

  @BeforeEach
  void start() {
    plane = new Plane(directory);
  }

  @AfterEach
  void stop() {
    plane.close();
  }

  private static String[] requests() {
    String body = Plane.MINIMAL;
    String key = "Idempotency-Key: " + KEY + "\r\n";
    String length = "Content-Length: " + body.length() + "\r\n\r\n";
    return new String[] {
      RawHttp.head("POST " + LIST, "localhost") + key + length + body,
      RawHttp.head("GET " + LIST + "?pageSize=2&pageToken=x&memoryStoreId=y", "localhost") + "\r\n",
      RawHttp.head("PATCH " + LIST + "/conv_configuration_x", "localhost") + key + length + body,
      RawHttp.head("DELETE " + LIST + "/x", "localhost") + key + "\r\n",
      RawHttp.head("GET " + Client.OPERATIONS + "/proc_job_1", "[::1]:80") + "\r\n",
      RawHttp.head("PUT " + LIST + "/x", "127.0.0.1")
          + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n2\r\n1}\r\n0\r\n\r\n"
    };
  }

  @Test
  void noRequestIsAnInternalError() {
    String[] valid = requests();
    Fuzz.run(
        random -> {
          byte[] request =
              Fuzz.bytes(
                  random,
                  valid[random.nextInt(valid.length)].getBytes(StandardCharsets.ISO_8859_1));
          String answer = answer(request);
          assertFalse(answer.startsWith("HTTP/1.1 500"), answer);
          assertFalse(answer.contains("Internal error"), answer);
          assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 "), answer);
        });
    assertEquals(202, new Client(plane.server.baseUrl()).post(Plane.MINIMAL).statusCode());
  }

  /** The answer to the request; empty when the server closed the connection without one. */
  private String answer(byte[] request) throws IOException {
    try (Socket socket = RawHttp.connect(plane.server)) {
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketException e) {
      // The server closed it while the rest was being sent.
      return "";
    }
  }
}
