package dev.actors.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which property below {@code actors} has a value that makes no sense. */
final class InvalidSettingFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSettingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettingException cause) {
        String text = String.valueOf(cause.getMessage());
        return new FailureAnalysis(
                "A property makes no sense. " + (text.endsWith(".") ? text : text + "."),
                "Correct its value, or leave it out where it has a default.",
                cause);
    }
}
