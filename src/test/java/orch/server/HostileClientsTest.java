package orch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are slow or send too much do not harm an ordinary client. */
@Timeout(120)
class HostileClientsTest {
  /** Half of the JDK server's own timeout for a slow request. */
  private static final Duration PROMPT = Duration.ofSeconds(5);

  /** Thousands of half requests are dropped 128 at a time, each after 100 ms. */
  private static final Duration PATIENT = Duration.ofSeconds(20);

  @TempDir Path directory;
  private ControlPlane server;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    server =
        ControlPlane.start(
            ControlPlaneSettings.local(directory.resolve("orch.db"), Machines.real()));
    client = new Client(server.baseUrl());
    client.get("/");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /v2/ControlPlane/Configurations HTTP/1.1\r\nHost: localhost\r\n",
        "Content-Length: 500\r\n\r\n{\"a\":",
        "Content-Length: 99999999\r\n\r\n{\"a\":"
      })
  void slowOnesAreDroppedWhenThereAreTooMany(String half) throws IOException {
    String head = RawHttp.head("POST " + Client.CONFIGURATIONS, "localhost");
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Socket socket = RawHttp.connect(server);
      RawHttp.send(socket, half.startsWith("POST") ? half : head + half);
      slow.add(socket);
    }
    untilEveryThreadIsTaken();

    long start = System.nanoTime();
    for (int i = 0; i < 3; i++) {
      assertEquals(202, client.post(Plane.MINIMAL).statusCode());
    }

    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(taken.compareTo(PROMPT) < 0, "it took " + taken);
    for (Socket socket : slow) {
      socket.close();
    }
  }

  @Test
  void aFewSlowOnesAreLeftToTheirPace() throws Exception {
    try (Socket socket = RawHttp.connect(server)) {
      String head = RawHttp.head("POST " + Client.CONFIGURATIONS, "localhost");
      RawHttp.send(socket, head + "Content-Length: " + Plane.MINIMAL.length() + "\r\n\r\n");
      for (int i = 0; i < 5; i++) {
        assertEquals(202, client.post(Plane.MINIMAL).statusCode());
        Thread.sleep(300);
      }
      RawHttp.send(socket, Plane.MINIMAL);

      assertEquals("HTTP/1.1 202", status(socket));
    }
  }

  @Test
  void whoSendsTooMuchHearsItBeforeTheConnectionCloses() throws IOException {
    try (Socket socket = RawHttp.connect(server)) {
      int length = 31 << 20;
      String head = RawHttp.head("POST " + Client.CONFIGURATIONS, "localhost");
      RawHttp.send(socket, head + "Content-Length: " + length + "\r\n\r\n");
      byte[] block = new byte[1 << 20];
      for (int sent = 0; sent < length; sent += block.length) {
        socket.getOutputStream().write(block);
      }

      assertEquals("HTTP/1.1 413", status(socket));
    }
    assertEquals(202, client.post(Plane.MINIMAL).statusCode());
  }

  @ParameterizedTest
  @ValueSource(ints = {70_000, 100_000, 200_000})
  void whoseHeaderIsTooLargeHearsIt(int length) {
    String answer =
        RawHttp.exchange(
            server, "GET " + Client.CONFIGURATIONS, "localhost\r\nX-Wide: " + "a".repeat(length));

    assertTrue(answer.startsWith("HTTP/1.1 431 "), answer);
    assertTrue(answer.contains("\"code\":20431,\"message\":\"The headers are too large"), answer);
  }

  @Test
  void whoSendsTooManyHeadersHearsIt() {
    StringBuilder many = new StringBuilder("localhost");
    for (int i = 0; i < 300; i++) {
      many.append("\r\nX-").append(i).append(": a");
    }

    String answer = RawHttp.exchange(server, "GET " + Client.CONFIGURATIONS, many.toString());

    assertTrue(answer.startsWith("HTTP/1.1 431 "), answer);
  }

  @Test
  void whosePathIsTooLongHearsIt() {
    String query = "?pageToken=" + "a".repeat(100_000);

    String answer = RawHttp.exchange(server, "GET " + Client.CONFIGURATIONS + query);

    assertTrue(answer.startsWith("HTTP/1.1 414 "), answer);
  }

  @Test
  void theAnswerToManyMistakesIsShort() {
    String rules = "{\"from\":1},".repeat(80_000) + "{}";

    String answer =
        client
            .post(Plane.with("\"channelSettings\":{\"SMS\":{\"captureRules\":[" + rules + "]}}"))
            .body();

    assertTrue(answer.length() < 20_000, () -> "it has " + answer.length());
    assertTrue(answer.contains("; and 159952 more"), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GET ", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"})
  void thousandsOfConnectionsThatGoNoFurtherDoNotStopIt(String start) throws IOException {
    List<Socket> idle = new ArrayList<>();
    try {
      int most = Math.min(5_000, freeDescriptors() / 3);
      for (int i = 0; i < most; i++) {
        Socket socket = RawHttp.connect(server);
        RawHttp.send(socket, start);
        idle.add(socket);
      }
      long begun = System.nanoTime();

      for (int i = 0; i < 3; i++) {
        // A connection of its own: those of others may be closed after each response.
        assertEquals(202, new Client(server.baseUrl()).post(Plane.MINIMAL).statusCode());
      }

      Duration taken = Duration.ofNanos(System.nanoTime() - begun);
      assertTrue(taken.compareTo(PATIENT) < 0, "beside " + most + " connections it took " + taken);
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  /** How many files and connections this process can still open; each of ours takes two. */
  private static int freeDescriptors() {
    UnixOperatingSystemMXBean system =
        (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long free = system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount();
    return (int) Math.min(Integer.MAX_VALUE, free);
  }

  private static void untilEveryThreadIsTaken() {
    long threads = 0;
    while (threads < 128) {
      threads =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().equals("orch-control-plane"))
              .count();
    }
  }

  private static String status(Socket socket) throws IOException {
    return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
  }
}
