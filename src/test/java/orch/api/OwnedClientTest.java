package orch.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOError;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to calls when the client's own thread dies: the JDK's client would never answer. */
@Timeout(60)
class OwnedClientTest {
  private final LinkageError death = new LinkageError("too many open files");

  @Test
  void aCallEndsWithWhatTheThreadDiedOf() throws Exception {
    Set<ThreadGroup> others = clients();
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        OwnedClient owned = new OwnedClient(HttpClient.newBuilder())) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + silent.getLocalPort())).build();
      FutureTask<Boolean> interrupted =
          new FutureTask<>(
              () -> {
                assertSame(
                    death, assertThrows(IOError.class, () -> owned.send(request, 1, 0)).getCause());
                return Thread.currentThread().isInterrupted();
              });
      new Thread(interrupted, "caller").start();
      try (Socket connection = silent.accept()) {
        assertEquals(
            "GET",
            new String(connection.getInputStream().readNBytes(3), StandardCharsets.US_ASCII));
        Set<ThreadGroup> own = clients();
        own.removeAll(others);
        assertEquals(1, own.size());
        die(own.iterator().next());
        assertFalse(interrupted.get(30, TimeUnit.SECONDS));
      }
      assertSame(death, assertThrows(IOError.class, () -> owned.send(request, 1, 0)).getCause());
    }
  }

  @Test
  void accountsShareAClientForEachWayUntilItDies() throws Exception {
    Target one = new Target(URI.create("http://127.0.0.1:1"), "Basic b25lOng=");
    Target other = new Target(URI.create("http://127.0.0.1:2"), "Basic dHdvOng=");
    Route.Proxy proxy = new Route.Proxy("proxy.example.com", 3128, "", "HTTPS_PROXY");
    Route route = new Route(Optional.of(proxy), Optional.empty());
    Set<ThreadGroup> others = clients();
    try (SharedConnections shared = new SharedConnections(1)) {
      OwnedClient client = shared.client(one);
      assertSame(client, shared.client(other));
      Set<ThreadGroup> own = clients();
      own.removeAll(others);
      assertNotSame(client, shared.client(new Target(one.baseUrl(), "x", route)));
      assertEquals(1, own.size());
      die(own.iterator().next());
      OwnedClient next = shared.client(one);
      assertNotSame(client, next);
      assertSame(next, shared.client(other));
    }
  }

  /** A thread of the same group and kind dies, as the client's own would. */
  private void die(ThreadGroup group) throws InterruptedException {
    Thread dying =
        new Thread(
            group,
            () -> {
              throw death;
            },
            "test-SelectorManager");
    dying.start();
    dying.join();
  }

  /** The groups of all clients of this process: other tests may have left theirs open. */
  private static Set<ThreadGroup> clients() {
    Set<ThreadGroup> groups = new HashSet<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      ThreadGroup group = thread.getThreadGroup();
      if (group != null && group.getName().equals("http client")) {
        groups.add(group);
      }
    }
    return groups;
  }
}
