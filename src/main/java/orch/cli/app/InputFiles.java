package orch.cli.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import orch.cli.problem.CommandInterruptedException;
import orch.cli.problem.UsageException;
import orch.concurrent.Deadline;
import orch.concurrent.DeadlineException;
import orch.document.Document;
import orch.document.DocumentReader;
import orch.document.FileReading;
import orch.document.InvalidDocumentException;
import orch.document.Mistake;
import orch.term.InterruptibleRead;
import orch.term.Terminal;
import org.jspecify.annotations.Nullable;

/** Reads input files and standard input. */
public final class InputFiles {
  public static final String STDIN = "-";

  private final App app;
  private final Deadline deadline;

  /**
   * @param deadline for all reads: a pipe may never have a writer
   */
  public InputFiles(App app, Deadline deadline) {
    this.app = app;
    this.deadline = deadline;
  }

  /**
   * Reads the single document of a file.
   *
   * @param name of the file; {@code -} for standard input
   * @throws UsageException if the file cannot be read
   * @throws InvalidDocumentException if the file does not have exactly one document
   * @throws DeadlineException if the deadline passes first
   */
  public Document document(String name) {
    List<Document> documents = documents(name);
    if (documents.size() != 1) {
      String shown = name.equals(STDIN) ? "stdin" : name;
      String what =
          documents.isEmpty()
              ? "is empty"
              : "has " + documents.size() + " documents; it must have exactly one";
      throw new InvalidDocumentException(List.of(new Mistake(shown, "", "the file " + what)));
    }
    return documents.get(0);
  }

  /**
   * Reads a file with everything that is in it, valid or not.
   *
   * @param name as for {@link #document}
   * @throws UsageException if the file cannot be read
   * @throws DeadlineException if the deadline passes first
   */
  public FileReading reading(String name) {
    return DocumentReader.readAll(name.equals(STDIN) ? "stdin" : name, bytes(name));
  }

  /**
   * Reads all documents of a file.
   *
   * @throws UsageException if the file cannot be read
   * @throws InvalidDocumentException if a document is malformed
   * @throws DeadlineException if the deadline passes first
   */
  public List<Document> documents(String name) {
    return DocumentReader.read(name.equals(STDIN) ? "stdin" : name, bytes(name));
  }

  /** Reads all of standard input as UTF-8. */
  public String standardInput() {
    return text(STDIN);
  }

  /** Reads all of a file as UTF-8, with the same exceptions. */
  public String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /** Reads all of a file, with the same exceptions. The accounts of a fleet share the result. */
  public byte[] bytes(String name) {
    AccountRun run = app.accountRun();
    byte[] known = run == null ? null : run.files().get(name);
    return known == null ? read(name) : known;
  }

  private byte[] read(String name) {
    if (name.equals(STDIN)) {
      noteTyping();
    }
    try {
      return InterruptibleRead.read(() -> content(name), deadline);
    } catch (TimeoutException e) {
      throw new DeadlineException(shown(name));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandInterruptedException("interrupted while reading " + shown(name));
    } catch (ExecutionException e) {
      throw unreadable(name, e.getCause());
    }
  }

  /** Somebody who did not mean to type would wait for the command, and the command for them. */
  private void noteTyping() {
    Terminal terminal = app.terminal();
    if (terminal.isTerminal(Terminal.Stream.IN) && terminal.isTerminal(Terminal.Stream.ERR)) {
      app.note("reading from the terminal; Ctrl-D on a line of its own ends the input");
    }
  }

  private static String shown(String name) {
    return name.equals(STDIN) ? "standard input" : "the file " + name;
  }

  private byte[] content(String name) throws IOException {
    try (InputStream in = open(name)) {
      // One byte more than the limit is enough to detect a file that is too large.
      return in.readNBytes(DocumentReader.MAX_BYTES + 1);
    }
  }

  private static RuntimeException unreadable(String name, @Nullable Throwable why) {
    if (why instanceof RuntimeException problem) {
      return problem;
    }
    if (why instanceof Error error) {
      throw error;
    }
    return new UsageException(
        why instanceof NoSuchFileException
            ? "there is no file " + name
            : "the file " + name + " cannot be read: " + reason(why));
  }

  private InputStream open(String name) throws IOException {
    if (name.equals(STDIN)) {
      return app.terminal().in();
    }
    Path file = app.host().directory().resolve(name);
    if (Files.isDirectory(file)) {
      throw new UsageException("the file " + name + " cannot be read: it is a directory");
    }
    return Files.newInputStream(file);
  }

  private static String reason(@Nullable Throwable e) {
    return e instanceof AccessDeniedException
        ? "permission denied"
        : String.valueOf(e == null ? null : e.getMessage());
  }
}
