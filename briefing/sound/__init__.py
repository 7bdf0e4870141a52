"""What is known of sound, whoever made it. Samples are float32, full scale 1.0.

``decode`` gives those of a file, ``mp3`` those of an MP3's bytes or says that they are damaged, ``resample``
those at another rate; ``loudness`` measures as EBU R 128 asks, ``levels`` says where something sounds.
"""
