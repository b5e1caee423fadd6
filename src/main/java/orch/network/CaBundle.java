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

/**
 * A file of certificates that are trusted besides those Java trusts.
 *
 * @param source the option or variable that names it
 */
public record CaBundle(Path file, String source) {
  private static final String FLAG = "--ca-bundle";
  private static final String FOR_ALL_PROGRAMS = "SSL_CERT_FILE";
  private static final List<String> VARIABLES = List.of("TWILIO_CA_BUNDLE", FOR_ALL_PROGRAMS);

  /** The certificates of all authorities there are take a quarter of a MiB. */
  private static final int MAX_BYTES = 8 << 20;

  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";

  /**
   * The file that counts: the option's, else the first that a variable names.
   *
   * @param flag what the option says; empty where it says nothing
   * @param directory what relative names are relative to
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
   * All certificates in the file, in the PEM form; whatever else is in it does not matter.
   *
   * @throws BadConnectionException when there is no such file, or no certificate in it
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
      throw new BadConnectionException(source + ": there is no PEM certificate in " + file);
    }
    return certificates;
  }

  /**
   * Makes sure of what can be seen without work that may never be needed: of the file that only
   * {@code SSL_CERT_FILE} names, which is meant for all programs, that it is there; of any other,
   * that it holds certificates.
   *
   * @throws BadConnectionException when it is not so
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
        throw new BadConnectionException(source + ": " + file + " has more than 8 MiB");
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
