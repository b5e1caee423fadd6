package orch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Servers that treat every connection in the same way, each on its own port. */
final class TlsServers implements AutoCloseable {
  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;
  private static final byte STATUS_200 = (byte) 0x88;

  private final ServerSocket listener;
  private final List<String> offered = new CopyOnWriteArrayList<>();

  private interface Manners {
    void serve(Socket client) throws IOException;
  }

  private TlsServers(ServerSocket listener) {
    this.listener = listener;
  }

  /** Sends these bytes as soon as a client has sent something, and closes the connection. */
  static TlsServers saying(int... bytes) throws IOException {
    TlsServers server = new TlsServers(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    server.start(
        client -> {
          byte[] hello = new byte[4096];
          int length = client.getInputStream().read(hello);
          server.offered.add(hex(hello, length));
          for (int one : bytes) {
            client.getOutputStream().write(one);
          }
          client.getOutputStream().flush();
        });
    return server;
  }

  /** An HTTP/2 server that answers every request with this JSON. */
  static TlsServers http2(String json) throws IOException {
    SSLServerSocket listener =
        (SSLServerSocket)
            Certificates.server(Certificates.GOOD)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    TlsServers server = new TlsServers(listener);
    server.start(client -> server.http2((SSLSocket) client, json));
    return server;
  }

  private void http2(SSLSocket client, String json) throws IOException {
    client.setHandshakeApplicationProtocolSelector(
        (socket, protocols) -> {
          offered.addAll(protocols);
          return "h2";
        });
    DataInputStream in = new DataInputStream(client.getInputStream());
    DataOutputStream out = new DataOutputStream(client.getOutputStream());
    in.readFully(new byte["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".length()]);
    frame(out, SETTINGS, 0, 0);
    while (true) {
      int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
      int type = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      int stream = in.readInt();
      in.readFully(new byte[length]);
      if (type == SETTINGS && flags == 0) {
        frame(out, SETTINGS, 1, 0);
      } else if (type == HEADERS) {
        frame(out, HEADERS, 4, stream, STATUS_200);
        frame(out, 0, 1, stream, json.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static void frame(DataOutputStream out, int type, int flags, int stream, byte... payload)
      throws IOException {
    out.writeByte(payload.length >> 16);
    out.writeShort(payload.length);
    out.writeByte(type);
    out.writeByte(flags);
    out.writeInt(stream);
    out.write(payload);
    out.flush();
  }

  private void start(Manners manners) {
    Thread thread =
        new Thread(
            () -> {
              while (!listener.isClosed()) {
                try (Socket client = listener.accept()) {
                  manners.serve(client);
                } catch (IOException e) {
                  // This client closed its connection; the next one may connect.
                }
              }
            },
            "server");
    thread.setDaemon(true);
    thread.start();
  }

  /** The protocols that clients offered, or their first bytes in hexadecimal. */
  List<String> offered() {
    return offered;
  }

  String url() {
    return "https://localhost:" + listener.getLocalPort();
  }

  private static String hex(byte[] bytes, int length) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < length; i++) {
      hex.append(Integer.toHexString(0x100 | (bytes[i] & 0xff)).substring(1));
    }
    return hex.toString();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
