package bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A fast server with two fixed responses: a POST is accepted, a GET returns a completed operation.
 * It must cost so little that the clients decide the result.
 */
final class StubServer {
  private static final String LENGTH = "content-length:";
  private static final String OPERATION = "proc_job_01k1etk2y5f1y9fpe2epfdtvv2";
  private static final String CONFIGURATION = "conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2";

  private final byte[] accepted;
  private final byte[] completed;

  private StubServer(int port) {
    String url = "http://127.0.0.1:" + port + "/v2/ControlPlane/Operations/" + OPERATION;
    String related = "{\"configurationId\":\"" + CONFIGURATION + "\"}";
    accepted =
        response(
            "202 Accepted",
            "Operation-Id: " + OPERATION + "\r\nRetry-After: 0\r\nLocation: " + url + "\r\n",
            "{\"statusUrl\":\"" + url + "\",\"related\":" + related + "}");
    completed =
        response(
            "200 OK",
            "",
            "{\"operationId\":\""
                + OPERATION
                + "\",\"status\":\"COMPLETED\",\"createdAt\":\"2026-01-01T00:00:00Z\",\"related\":"
                + related
                + "}");
  }

  public static void main(String[] args) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress())) {
      StubServer stub = new StubServer(server.getLocalPort());
      System.out.println("{\"baseUrl\":\"http://127.0.0.1:" + server.getLocalPort() + "\"}");
      while (true) {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        new Thread(() -> stub.serve(socket)).start();
      }
    }
  }

  private static byte[] response(String status, String headers, String body) {
    String text =
        "HTTP/1.1 "
            + status
            + "\r\nContent-Type: application/json\r\n"
            + headers
            + "Twilio-Request-Id: RQ00000000000000000000000000000000\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream(), 8192);
      OutputStream out = socket.getOutputStream();
      StringBuilder line = new StringBuilder();
      while (readLine(in, line)) {
        boolean post = line.length() > 4 && line.charAt(0) == 'P';
        in.skipNBytes(contentLength(in, line));
        out.write(post ? accepted : completed);
      }
    } catch (IOException e) {
      // The client closed the connection, which is how every connection ends.
    }
  }

  /** Reads the headers, and returns the Content-Length. */
  private static int contentLength(InputStream in, StringBuilder line) throws IOException {
    int length = 0;
    while (readLine(in, line) && line.length() > 0) {
      String text = line.toString();
      if (text.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
        length = Integer.parseInt(text.substring(LENGTH.length()).strip());
      }
    }
    return length;
  }

  private static boolean readLine(InputStream in, StringBuilder line) throws IOException {
    line.setLength(0);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return false;
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return true;
  }
}
