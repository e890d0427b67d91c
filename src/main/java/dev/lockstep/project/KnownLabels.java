package dev.lockstep.project;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Remembers which labels are stored for certain, so that an import does not ask the database for every issue. */
final class KnownLabels {
    private static final int MAX_ENTRIES = 20_000;

    private record Entry(UUID projectId, String key) {}

    private final Set<Entry> stored = ConcurrentHashMap.newKeySet();

    /** Names that differ only in case or in how an accent is encoded are one label. */
    static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    boolean contains(UUID projectId, String key) {
        return stored.contains(new Entry(projectId, key));
    }

    void learnAtCommit(UUID projectId, String key) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new Learning(new Entry(projectId, key)));
        }
    }

    private void learn(Entry entry) {
        if (stored.size() >= MAX_ENTRIES) {
            stored.clear();
        }
        stored.add(entry);
    }

    /** Units share a transaction; one that failed may have taken the label with it, so then nothing is learnt. */
    private final class Learning implements TransactionSynchronization {
        private final Entry entry;
        private boolean doubtful;

        Learning(Entry entry) {
            this.entry = entry;
        }

        @Override
        public void savepointRollback(Object savepoint) {
            doubtful = true;
        }

        @Override
        public void afterCommit() {
            if (!doubtful) {
                learn(entry);
            }
        }
    }
}
