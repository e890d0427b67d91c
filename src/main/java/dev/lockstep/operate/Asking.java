package dev.lockstep.operate;

import dev.lockstep.command.AnswerOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that asks a running Lockstep. */
abstract class Asking implements Callable<Integer> {
    @Mixin
    final AnswerOption answer = new AnswerOption();

    private final Address.Book book;

    Asking(Address.Book book) {
        this.book = book;
    }

    /** @return the exit code */
    abstract int ask(Hub hub) throws Exception;

    @Override
    public final Integer call() throws Exception {
        try (var hub = new Hub(book.get())) {
            return ask(hub);
        }
    }
}
