package orch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server that answers with any bytes, also those that no HTTP library would send. */
final class RawServer implements AutoCloseable {
  private static final int LONGEST_HEAD = 1 << 20;

  private final ServerSocket listener;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  /** What the server does with a request. The connection is closed afterwards. */
  interface Manners {
    void answer(Exchange exchange) throws IOException;
  }

  /**
   * One request.
   *
   * @param head its line and headers
   * @param number of the request, from 0
   */
  record Exchange(String head, int number, OutputStream out) {
    boolean isFor(String method) {
      return head.startsWith(method + " ");
    }

    boolean asksFor(String path) {
      return head.substring(0, head.indexOf('\r')).contains(path);
    }

    void send(String text) throws IOException {
      send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    /** A complete response. */
    void respond(String statusAndHeaders, String body) throws IOException {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      send("HTTP/1.1 " + statusAndHeaders + "\r\nContent-Length: " + bytes.length + "\r\n\r\n");
      send(bytes);
    }

    /** The same bytes until the client closes the connection. */
    void forever(String text) throws IOException {
      byte[] bytes =
          text.repeat(Math.max(1, 8192 / text.length())).getBytes(StandardCharsets.UTF_8);
      while (true) {
        send(bytes);
      }
    }

    /** A byte, and a pause, and so on, until the client closes the connection. */
    void drip(String text, long millis) throws IOException {
      for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
        send(new byte[] {one});
        pause(millis);
      }
    }

    void pause(long millis) throws IOException {
      try {
        TimeUnit.MILLISECONDS.sleep(millis);
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }

  RawServer(Manners manners) throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(
        () -> {
          while (!listener.isClosed()) {
            accept(manners);
          }
        });
  }

  private void accept(Manners manners) {
    try {
      Socket socket = listener.accept();
      sockets.add(socket);
      threads.execute(() -> serve(socket, manners));
    } catch (IOException e) {
      // The server is closing.
      return;
    }
  }

  private void serve(Socket socket, Manners manners) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      String head = head(in);
      if (!head.isEmpty()) {
        int number = heads.size();
        heads.add(head);
        in.readNBytes(length(head));
        manners.answer(new Exchange(head, number, socket.getOutputStream()));
      }
    } catch (IOException e) {
      // The client has closed the connection.
      return;
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int one;
    while ((one = in.read()) >= 0 && head.size() < LONGEST_HEAD) {
      head.write(one);
      if (one == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        return head.toString(StandardCharsets.ISO_8859_1);
      }
    }
    return "";
  }

  private static int length(String head) {
    for (String line : head.split("\r\n", -1)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        return Integer.parseInt(line.substring("content-length:".length()).strip());
      }
    }
    return 0;
  }

  /** The line and the headers of each request. */
  List<String> heads() {
    return List.copyOf(heads);
  }

  String url() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
