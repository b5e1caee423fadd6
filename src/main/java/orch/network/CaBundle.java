package orch.network;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A file of certificate authorities that are trusted in addition to Java's.
 *
 * @param source the option or variable that names the file
 */
public record CaBundle(Path file, String source) implements Supplier<List<X509Certificate>> {
  private static final String FLAG = "--ca-bundle";
  private static final String FOR_ALL_PROGRAMS = "SSL_CERT_FILE";
  private static final List<String> VARIABLES = List.of("TWILIO_CA_BUNDLE", FOR_ALL_PROGRAMS);

  /** The certificates of all public authorities take a quarter of a MiB. */
  private static final int MAX_BYTES = 8 << 20;

  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";

  /**
   * Chooses the file: the option's, else that of the first variable that is set.
   *
   * @param flag the option's value; empty when it is not given
   * @param directory relative file names refer to it
   */
  public static Optional<CaBundle> choose(
      String flag, Map<String, String> environment, Path directory) {
    if (!flag.isEmpty()) {
      return Optional.of(new CaBundle(directory.resolve(flag), FLAG));
    }
    for (String variable : VARIABLES) {
      String name = environment.getOrDefault(variable, "");
      if (!name.isEmpty()) {
        return Optional.of(new CaBundle(directory.resolve(name), variable));
      }
    }
    return Optional.empty();
  }

  /**
   * Reads all PEM certificates in the file, and ignores the rest of it.
   *
   * @throws BadConnectionException when the file cannot be read, or has no valid certificate
   */
  public List<X509Certificate> certificates() {
    List<X509Certificate> certificates = new ArrayList<>();
    String text = text();
    int from = text.indexOf(BEGIN);
    while (from >= 0) {
      int end = text.indexOf(END, from);
      int next = text.indexOf(BEGIN, from + 1);
      String label = text.substring(from + BEGIN.length()).lines().findFirst().orElse("").strip();
      if (label.equals("CERTIFICATE-----")) {
        boolean whole = end > from && (next < 0 || end < next);
        String block = whole ? text.substring(from, end) + END + label + "\n" : "";
        certificates.add(certificate(block, certificates.size() + 1));
      }
      from = next;
    }
    if (certificates.isEmpty()) {
      throw new BadConnectionException(source + ": " + file + " contains no PEM certificate");
    }
    return certificates;
  }

  /** The same as {@link #certificates}. */
  @Override
  public List<X509Certificate> get() {
    return certificates();
  }

  /**
   * Checks the file. A file that only {@code SSL_CERT_FILE} names is meant for all programs and may
   * never be needed, so it must only exist; any other must contain certificates.
   *
   * @throws BadConnectionException when the check fails
   */
  public CaBundle checked() {
    if (!source.equals(FOR_ALL_PROGRAMS)) {
      certificates();
    } else if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw unreadable();
    }
    return this;
  }

  private BadConnectionException unreadable() {
    String why = Files.isDirectory(file) ? "is a directory" : "cannot be read";
    return new BadConnectionException(
        source + ": " + file + (Files.exists(file) ? " " + why : " does not exist"));
  }

  private String text() {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] text = in.readNBytes(MAX_BYTES + 1);
      if (text.length > MAX_BYTES) {
        throw new BadConnectionException(source + ": " + file + " is larger than 8 MiB");
      }
      return new String(text, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw unreadable();
    }
  }

  private X509Certificate certificate(String block, int number) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(block.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (CertificateException e) {
      throw new BadConnectionException(
          source + ": certificate number " + number + " in " + file + " cannot be read");
    }
  }
}
