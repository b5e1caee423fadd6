package orch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A CONNECT proxy with Basic authentication. Whatever host is requested, the tunnel ends at one
 * port of this machine.
 */
public final class ConnectProxy implements AutoCloseable {
  private static final String REFUSAL =
      """
      HTTP/1.1 407 Who are you\r
      Proxy-Authenticate: Basic realm="corp"\r
      Content-Length: 0\r
      \r
      """;

  private final ServerSocket listener;
  private final int behind;
  private final String wanted;
  private final List<String> heads = new CopyOnWriteArrayList<>();

  /**
   * @param login user:password; empty for a proxy that is open to all
   */
  public ConnectProxy(int behind, String login) throws IOException {
    this.behind = behind;
    this.wanted =
        login.isEmpty()
            ? ""
            : "proxy-authorization: basic "
                + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  /** Host and port. */
  public String address() {
    return "127.0.0.1:" + listener.getLocalPort();
  }

  /** The CONNECT request of each client. */
  public List<String> heads() {
    return heads;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        daemon(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      String head = head(client.getInputStream());
      heads.add(head);
      boolean loggedIn = wanted.isEmpty() || hasLine(head, wanted);
      if (!head.startsWith("CONNECT ") || !loggedIn) {
        say(client, REFUSAL);
        return;
      }
      try (Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
        say(client, "HTTP/1.1 200 Here you are\r\n\r\n");
        daemon(() -> pipe(server, client));
        pipe(client, server);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasLine(String head, String line) {
    // Base64 is case-sensitive; the header's name and scheme are not.
    int value = line.lastIndexOf(' ');
    return head.lines()
        .anyMatch(
            there ->
                there.toLowerCase(Locale.ROOT).startsWith(line.substring(0, value))
                    && there.endsWith(line.substring(value)));
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static void say(Socket to, String text) throws IOException {
    to.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    to.getOutputStream().flush();
  }

  private static void pipe(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
      to.shutdownOutput();
    } catch (IOException e) {
      // The other direction has closed the connection.
      Thread.currentThread().interrupt();
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
