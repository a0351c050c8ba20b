from needs_later import late
