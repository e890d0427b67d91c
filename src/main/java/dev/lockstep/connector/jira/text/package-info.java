/**
 * Markdown to Jira's texts and back. ADF is the tree that all go through; what a Data Center calls wiki text is another
 * spelling of it.
 */
@NullMarked
package dev.lockstep.connector.jira.text;

import org.jspecify.annotations.NullMarked;
