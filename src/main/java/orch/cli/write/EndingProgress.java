package orch.cli.write;

import java.time.Duration;
import java.util.function.BiConsumer;
import orch.operation.Operation;
import orch.operation.OperationToFollow;
import orch.operation.Outcome;
import orch.operation.Progress;

/** Shows progress, and tells of each operation that has ended at once. */
record EndingProgress(Progress shown, BiConsumer<String, Outcome> listener) implements Progress {
  @Override
  public void following(OperationToFollow operation) {
    shown.following(operation);
  }

  @Override
  public void planned(String name, Duration due) {
    shown.planned(name, due);
  }

  @Override
  public void polling(String name) {
    shown.polling(name);
  }

  @Override
  public void seen(String name, Operation operation) {
    shown.seen(name, operation);
  }

  @Override
  public void missed(String name, String why) {
    shown.missed(name, why);
  }

  @Override
  public void lost(String name, String why) {
    shown.lost(name, why);
  }

  @Override
  public void ended(String name, Outcome outcome) {
    listener.accept(name, outcome);
  }

  @Override
  public void stillWaiting() {
    shown.stillWaiting();
  }

  @Override
  public void close() {
    shown.close();
  }
}
