package orch.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import orch.concurrent.DaemonThread;
import orch.concurrent.Deadline;
import orch.concurrent.Ticker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Deadlines in real time. The connection and the body of a response know no other time, so that the
 * tests with a fake clock say nothing about them.
 */
@Timeout(20)
class RealTimeTest {
  private static final Ticker REAL = () -> Duration.ofNanos(System.nanoTime());
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration LONG = Duration.ofMinutes(10);

  /** What a server sends before it says no more, on a connection that stays open. */
  enum Silence {
    FROM_THE_START(""),
    AFTER_THE_HEADERS("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"),
    IN_THE_BODY("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":"),
    NEVER_BUT_SLOW("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");

    private final String said;

    Silence(String said) {
      this.said = said;
    }
  }

  private final CountDownLatch over = new CountDownLatch(1);
  private ServerSocket listener;

  @BeforeEach
  void server() throws IOException {
    listener = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    over.countDown();
    listener.close();
  }

  private void serve(Silence silence) {
    try (Socket client = listener.accept()) {
      client.getInputStream().read();
      OutputStream out = client.getOutputStream();
      out.write(silence.said.getBytes(StandardCharsets.US_ASCII));
      while (!over.await(50, TimeUnit.MILLISECONDS)) {
        if (silence == Silence.NEVER_BUT_SLOW) {
          out.write(' ');
        }
      }
    } catch (IOException | InterruptedException e) {
      // The client has given up, or the test is over.
      over.countDown();
    }
  }

  /** The time until the call has failed. */
  private Duration failing(Silence silence, Duration attempt, Duration patience) {
    DaemonThread.start("server", () -> serve(silence));
    ClientOptions options =
        new ClientOptions(
            attempt,
            Retry.never(),
            "test",
            InstantSource.system(),
            REAL,
            pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos()),
            Trace.NONE);
    URI base = URI.create("http://127.0.0.1:" + listener.getLocalPort());
    Duration start = REAL.elapsed();
    try (Api api = new Api(new Target(base, "Basic eDp5"), options)) {
      Deadline deadline = Deadline.in(patience, REAL);
      ApiException.Unreachable late =
          assertThrows(ApiException.Unreachable.class, () -> api.configuration("c1", deadline));
      assertEquals(FailureCause.LATE, late.failureCause());
    }
    return REAL.elapsed().minus(start);
  }

  private static void isSoon(Duration took) {
    assertTrue(took.compareTo(SHORT.minusMillis(50)) >= 0, took::toString);
    assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, took::toString);
  }

  @ParameterizedTest
  @EnumSource(Silence.class)
  void noAttemptOutlastsTheDeadline(Silence silence) {
    isSoon(failing(silence, LONG, SHORT));
  }

  @ParameterizedTest
  @EnumSource(Silence.class)
  void anAttemptEndsAtItsTimeout(Silence silence) {
    isSoon(failing(silence, SHORT, LONG));
  }
}
