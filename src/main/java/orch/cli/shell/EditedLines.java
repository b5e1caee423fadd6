package orch.cli.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import orch.term.LineEditor;

/** Reads lines at a terminal, with the line editor and the history. */
final class EditedLines implements LineSource {
  private final LineEditor editor;
  private final History file;
  private final Consumer<String> warning;
  private final List<String> lines = new ArrayList<>();
  private boolean isSaved = true;

  /**
   * @param warning receives why the history cannot be written
   */
  EditedLines(LineEditor editor, History file, Consumer<String> warning) {
    this.editor = editor;
    this.file = file;
    this.warning = warning;
    for (String line : file.read()) {
      lines.add(line);
      editor.remember(line);
    }
  }

  @Override
  public Optional<String> next(String prompt) throws InterruptedException {
    return editor.read(prompt);
  }

  @Override
  public int lineNumber() {
    return 0;
  }

  @Override
  public void remember(String line) {
    boolean isAgain = !lines.isEmpty() && lines.get(lines.size() - 1).equals(line);
    if (isAgain || !History.keeps(line)) {
      return;
    }
    lines.add(line);
    if (lines.size() > History.KEPT) {
      lines.remove(0);
    }
    editor.remember(line);
    if (isSaved) {
      save(line);
    }
  }

  private void save(String line) {
    try {
      file.add(line);
    } catch (IOException e) {
      // Said once: the shell works without the file.
      isSaved = false;
      warning.accept("the history is not saved: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public List<String> history() {
    return lines;
  }

  @Override
  public void clearHistory() throws IOException, InterruptedException {
    lines.clear();
    editor.forgetAll();
    file.clear();
  }

  @Override
  public void discardTyped() {
    editor.discardTyped();
  }

  @Override
  public void restoreMode() {
    editor.restore();
  }

  @Override
  public void keepMode() {
    editor.keepMode();
  }

  @Override
  public void close() {
    try {
      editor.close();
    } catch (IOException e) {
      // The terminal is gone.
      return;
    }
  }
}
