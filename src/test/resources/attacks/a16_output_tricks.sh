printf 'a\033]0;title\007\n::error:: forged\r\n\xff\xfe\x00end\n'
