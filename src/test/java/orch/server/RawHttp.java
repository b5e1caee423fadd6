package orch.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Malformed requests, which an HTTP client library would not send. */
public final class RawHttp {
  private RawHttp() {}

  public static Socket connect(ControlPlane server) throws IOException {
    URI url = server.baseUrl();
    Socket socket = new Socket(url.getHost(), url.getPort());
    socket.setSoTimeout(15_000);
    return socket;
  }

  /** The head of a request, including the line end of its last header. */
  public static String head(String line, String host) {
    return line
        + " HTTP/1.1\r\nHost: "
        + host
        + "\r\nAuthorization: "
        + Client.basic("AC1:secret")
        + "\r\nContent-Type: application/json\r\n";
  }

  public static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  public static String exchange(ControlPlane server, String line) {
    return exchange(server, line, "127.0.0.1");
  }

  /** The whole response to a request without a body. */
  public static String exchange(ControlPlane server, String line, String host) {
    try (Socket socket = connect(server)) {
      send(socket, head(line, host) + "Connection: close\r\n\r\n");
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
