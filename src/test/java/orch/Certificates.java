package orch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A private authority with valid and invalid certificates; created once, with keytool. */
public final class Certificates {
  /** For localhost and api.corp.example; valid now. */
  public static final String GOOD = "good";

  /** The same, for three months. */
  public static final String LASTING = "lasting";

  /** For localhost; expired yesterday. */
  public static final String EXPIRED = "expired";

  /** For localhost; valid from tomorrow. */
  public static final String EARLY = "early";

  /** For other.example and more.example. */
  public static final String OTHER_HOST = "other";

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String LOCALHOST = "san=dns:localhost,dns:api.corp.example";

  private Certificates() {}

  /** TLS for a server that presents one of the certificates. */
  public static SSLContext server(String alias) {
    try {
      KeyStore one = KeyStore.getInstance("PKCS12");
      one.load(null, null);
      Key key = Made.KEYS.getKey(alias, PASSWORD);
      one.setKeyEntry(alias, key, PASSWORD, Made.KEYS.getCertificateChain(alias));
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(one, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A certificate in PEM form; that of the authority is "ca". */
  public static String pem(String alias) {
    try {
      return pem("CERTIFICATE", Made.KEYS.getCertificate(alias).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The private key of a certificate, in PEM form without a password. */
  public static String keyPem(String alias) {
    try {
      return pem("PRIVATE KEY", Made.KEYS.getKey(alias, PASSWORD).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String kind, byte[] der) {
    byte[] newLine = "\n".getBytes(StandardCharsets.US_ASCII);
    String text = Base64.getMimeEncoder(64, newLine).encodeToString(der);
    return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
  }

  private static final class Made {
    static final KeyStore KEYS = make();

    private static KeyStore make() {
      try {
        Path file = Files.createTempDirectory("certificates").resolve("keys.p12");
        keytool(file, "ca", "-ext", "bc:c", "-dname", "CN=Corp Test Authority", "-validity", "99");
        signed(file, GOOD, LOCALHOST + ",ip:127.0.0.1", "-startdate", "-1d", "-validity", "8");
        signed(file, LASTING, LOCALHOST, "-validity", "90");
        signed(file, EXPIRED, LOCALHOST, "-startdate", "-3d", "-validity", "2");
        signed(file, EARLY, LOCALHOST, "-startdate", "+1d", "-validity", "2");
        signed(file, OTHER_HOST, "san=dns:other.example,dns:more.example", "-validity", "2");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
          keys.load(in, PASSWORD);
        }
        Files.delete(file);
        Files.delete(file.resolveSibling("log"));
        Files.delete(file.getParent());
        return keys;
      } catch (IOException | InterruptedException | GeneralSecurityException e) {
        throw new IllegalStateException("no certificates", e);
      }
    }

    private static void signed(Path file, String alias, String names, String... options)
        throws IOException, InterruptedException {
      String[] signed = {"-signer", "ca", "-dname", "CN=" + alias, "-ext", names};
      keytool(file, alias, Orch.joined(signed, options));
    }

    private static void keytool(Path file, String alias, String... options)
        throws IOException, InterruptedException {
      String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
      List<String> command = new ArrayList<>(List.of(tool, "-J-XX:TieredStopAtLevel=1"));
      command.addAll(List.of("-genkeypair", "-keystore", file.toString(), "-storetype", "PKCS12"));
      command.addAll(List.of("-storepass", new String(PASSWORD), "-alias", alias));
      command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
      command.addAll(List.of(options));
      Path log = file.resolveSibling("log");
      int exit =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start()
              .waitFor();
      if (exit != 0) {
        throw new IllegalStateException("keytool: " + Files.readString(log));
      }
    }
  }
}
